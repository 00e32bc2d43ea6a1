// Completes the filter of a list: [data-completes] names where proposals come from. The box becomes a combobox with a listbox below it
// (ARIA authoring practices, "editable combobox with list autocomplete"); without this script it is a plain field.
const WAIT = 120;
let timer;
let asked = 0;

for (const input of document.querySelectorAll('[data-completes]')) enhance(input);

function enhance(input) {
  const list = document.createElement('ul');
  list.id = `${input.id}-proposals`;
  list.className = 'md-proposals';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.placeholder);
  list.hidden = true;
  input.form.dataset.box = '';
  input.form.append(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', list.id], ['aria-autocomplete', 'list']]) {
    input.setAttribute(name, value);
  }
  const box = { input, list, items: [], at: -1, from: 0, to: 0 };
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => ask(box), WAIT); });
  input.addEventListener('click', () => ask(box));
  input.addEventListener('keydown', event => { if (press(box, event)) { event.preventDefault(); event.stopPropagation(); } });
  input.addEventListener('blur', () => close(box));
  list.addEventListener('mousedown', event => {
    const option = event.target.closest('[role="option"]');
    event.preventDefault();
    if (option) choose(box, [...list.children].indexOf(option));
  });
}

async function ask(box) {
  const turn = ++asked;
  const address = new URL(box.input.dataset.completes, location.href);
  address.searchParams.set('q', box.input.value);
  address.searchParams.set('caret', box.input.selectionStart);
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    if (!answer.ok || turn !== asked || document.activeElement !== box.input) return;
    show(box, await answer.json());
  } catch {
    close(box);
  }
}

function show(box, { from, to, items }) {
  Object.assign(box, { from, to, items, at: -1 });
  box.list.replaceChildren(...items.map((item, index) => option(box, item, index)));
  open(box, items.length > 0);
  if (items.length) say(box.input.dataset.found, items.length);
}

function option(box, { text, help }, index) {
  const line = document.createElement('li');
  line.id = `${box.list.id}-${index}`;
  line.setAttribute('role', 'option');
  line.setAttribute('aria-selected', 'false');
  const word = document.createElement('code');
  word.textContent = text;
  line.append(word);
  if (help) {
    const words = document.createElement('span');
    words.textContent = help;
    line.append(words);
  }
  return line;
}

function press(box, event) {
  if (event.key === 'ArrowDown' && box.list.hidden) { ask(box); return true; }
  if (box.list.hidden) return false;
  switch (event.key) {
    case 'ArrowDown': return move(box, box.at + 1);
    case 'ArrowUp': return move(box, box.at - 1);
    case 'Tab': return box.at >= 0 && choose(box, box.at);
    case 'Enter': return box.at >= 0 && choose(box, box.at);
    case 'Escape': return close(box);
    default: return false;
  }
}

function move(box, to) {
  const count = box.items.length;
  box.at = (to + count) % count;
  for (const [index, line] of [...box.list.children].entries()) line.setAttribute('aria-selected', String(index === box.at));
  const line = box.list.children[box.at];
  line.scrollIntoView({ block: 'nearest' });
  box.input.setAttribute('aria-activedescendant', line.id);
  return true;
}

function choose(box, index) {
  const { input, from, to, items } = box;
  const { insert } = items[index];
  input.setRangeText(insert, from, to, 'end');
  close(box);
  if (insert.endsWith(':')) ask(box);
  return true;
}

function open(box, shown) {
  box.list.hidden = !shown;
  box.input.setAttribute('aria-expanded', String(shown));
  box.input.removeAttribute('aria-activedescendant');
  return true;
}

function close(box) {
  clearTimeout(timer);
  asked++;
  return open(box, false);
}

// The number stands in for {0} of a text that the server worded.
function say(words, count) {
  document.getElementById('live-region')?.replaceChildren((words ?? '').replace('{0}', count));
}
