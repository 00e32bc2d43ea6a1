// Copy buttons: [data-copy] holds the text; the button's word and a polite announcement say that it was copied.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const word = button.querySelector('span') ?? button;
  const was = word.textContent;
  const said = (await write(button.dataset.copy)) ? button.dataset.done : button.dataset.failed;
  word.textContent = said ?? was;
  document.getElementById('live-region')?.replaceChildren(said ?? '');
  setTimeout(() => { word.textContent = was; }, 1500);
});

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
