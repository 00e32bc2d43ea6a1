// Type to confirm: the button named by data-unlocks waits until the typed name is right. The server checks it again.
document.addEventListener('input', event => {
  const input = event.target.closest('[data-confirm]');
  if (!input) return;
  const button = document.getElementById(input.dataset.unlocks);
  button.disabled = input.value.trim() !== input.dataset.confirm;
});

// Without this script the button stays enabled and the server refuses; with it, it waits from the start.
for (const input of document.querySelectorAll('[data-confirm]')) {
  document.getElementById(input.dataset.unlocks).disabled = input.value.trim() !== input.dataset.confirm;
}
