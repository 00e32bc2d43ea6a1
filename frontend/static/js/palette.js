// The palette: Ctrl+K, or whatever has [data-palette], opens it. htmx brings the options while somebody types; this walks through them
// (ARIA authoring practices, "editable combobox with list autocomplete"). Without this script the box in the top bar is a plain form.
const dialog = document.getElementById('palette');
const input = document.getElementById('palette-q');
let at = -1;

if (dialog) {
  document.addEventListener('keydown', event => {
    const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    if (!wanted) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open('');
  });

  document.addEventListener('click', event => {
    const opens = event.target.closest('[data-palette]');
    if (!opens || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(opens.value ?? '');
  });

  // The dialog has no padding, so what is clicked on it and on nothing in it is outside.
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-palette-closes]')) dialog.close();
  });

  input.addEventListener('keydown', event => { if (press(event.key)) event.preventDefault(); });

  // What is chosen belongs to the text before: until its answer is there, Enter searches for what is typed.
  input.addEventListener('input', () => choose(-1));

  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id !== 'palette-found') return;
    const count = options().length;
    input.setAttribute('aria-expanded', String(count > 0));
    choose(input.value.trim() && count ? 0 : -1);
    if (input.value.trim()) say(count);
  });
}

function open(text) {
  if (!dialog.open) dialog.showModal();
  input.value = text;
  input.select();
  input.dispatchEvent(new Event('palette-opens'));
}

function press(key) {
  const count = options().length;
  switch (key) {
    case 'ArrowDown': return count > 0 && choose((at + 1) % count);
    case 'ArrowUp': return count > 0 && choose((at <= 0 ? count : at) - 1);
    case 'Enter': return at >= 0 && follow(options()[at]);
    default: return false;
  }
}

function follow(option) {
  option.click();
  return true;
}

function choose(index) {
  at = index;
  for (const [each, option] of options().entries()) option.setAttribute('aria-selected', String(each === index));
  const option = options()[index];
  option?.scrollIntoView({ block: 'nearest' });
  if (option) input.setAttribute('aria-activedescendant', option.id);
  else input.removeAttribute('aria-activedescendant');
  return true;
}

function options() {
  return [...dialog.querySelectorAll('[role="option"]')];
}

// The number stands in for {0} of a text that the server worded. Below an open dialog nothing is read out, so it says so itself.
function say(count) {
  document.getElementById('palette-said').replaceChildren(input.dataset.found.replace('{0}', count));
}
