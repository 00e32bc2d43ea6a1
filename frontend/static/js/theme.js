// The theme is a cookie that the server renders; this only saves the round trip of the same form.
document.addEventListener('submit', event => {
  const form = event.target.closest('[data-theme-form]');
  if (!form) return;
  event.preventDefault();
  const root = document.documentElement;
  const next = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  root.dataset.bsTheme = next;
  form.elements.theme.value = next === 'dark' ? 'light' : 'dark';
  document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
});
