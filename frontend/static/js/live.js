// What htmx needs around its swaps: open <details> stay open, waiting is announced, and a failed call says so in place.
const openBefore = new Set();

document.addEventListener('htmx:beforeSwap', event => {
  openBefore.clear();
  for (const open of event.detail.target.querySelectorAll('details[id]')) openBefore.add(`${open.id}:${open.open}`);
});

document.addEventListener('htmx:afterSettle', event => {
  for (const details of event.detail.elt.querySelectorAll?.('details[id]') ?? []) {
    if (openBefore.has(`${details.id}:true`)) details.open = true;
    else if (openBefore.has(`${details.id}:false`)) details.open = false;
  }
});

document.addEventListener('htmx:beforeRequest', event => event.detail.target.setAttribute('aria-busy', 'true'));
document.addEventListener('htmx:afterRequest', event => {
  event.detail.target.removeAttribute('aria-busy');
  if (event.detail.successful) document.getElementById('toast').hidden = true;
});

// A poll that fails once is silent, the next one follows in two seconds; what a person asked for is not.
let failures = 0;
document.addEventListener('htmx:afterRequest', event => { failures = event.detail.successful ? 0 : failures + 1; });
for (const kind of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(kind, event => {
    const polled = event.detail.elt.getAttribute('hx-trigger')?.startsWith('every');
    if (!polled || failures > 2) document.getElementById('toast').hidden = false;
  });
}
