// "/" goes to the page's filter, Ctrl+Enter sends the form one types in, Escape closes an open menu.
document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    const field = document.querySelector('[data-slash]');
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && typing?.form?.hasAttribute('data-ctrl-enter')) {
    typing.form.requestSubmit();
  }
  if (event.key === 'Escape') closeMenus();
});

document.addEventListener('click', event => {
  if (!event.target.closest('.md-menu')) closeMenus();
});

function closeMenus() {
  for (const menu of document.querySelectorAll('.md-menu[open]')) menu.open = false;
}
