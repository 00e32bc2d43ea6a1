// "/" goes to the page's filter or ask box, or opens the palette where there is none, "?" shows the keys, j and k walk through a list, Enter opens its row (it is a link),
// Ctrl+Enter sends the form one types in, Escape closes a menu or leaves the field.
const ROWS = '.md-list .md-title, .md-table tbody td.is-lead > a, #records td.pick > a';

document.addEventListener('keydown', event => {
  const typing = event.target.closest('input, textarea, select');
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && typing?.form?.hasAttribute('data-ctrl-enter')) {
    typing.form.requestSubmit();
  } else if (event.key === 'Escape') {
    closeMenus();
    typing?.blur();
  } else if (!typing && !modified && press(event.key)) {
    event.preventDefault();
  }
});

document.addEventListener('click', event => {
  if (!event.target.closest('.md-menu')) closeMenus();
});

function press(key) {
  switch (key) {
    case '/': return focusOn(document.querySelector('[data-slash]')) || openPalette();
    case '?': return toggleKeys();
    case 'j': return walk(1);
    case 'k': return walk(-1);
    default: return false;
  }
}

function walk(step) {
  const rows = [...document.querySelectorAll(ROWS)];
  const at = rows.indexOf(document.activeElement);
  return focusOn(rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]);
}

function focusOn(element) {
  element?.focus();
  return Boolean(element);
}

function openPalette() {
  const opens = document.querySelector('[data-palette]');
  opens?.click();
  return Boolean(opens);
}

function toggleKeys() {
  const keys = document.getElementById('keys');
  keys?.togglePopover();
  return Boolean(keys);
}

function closeMenus() {
  for (const menu of document.querySelectorAll('.md-menu[open]')) menu.open = false;
}
