// The form for a new mirror: a chosen upstream proposes its prefix and credential name where nothing else was typed, and a click adds
// one's own account or organization to the grants. Without this script everything can be typed.
document.addEventListener('change', event => {
  const upstream = event.target.closest('input[name="upstream"]');
  if (!upstream) return;
  propose(upstream.form.elements.prefix, upstream.dataset.prefix);
  propose(upstream.form.elements.credentialName, upstream.dataset.credential === 'NONE' ? '' : upstream.dataset.prefix);
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-adds-to]');
  if (!button) return;
  const field = document.getElementById(button.dataset.addsTo);
  const lines = field.value.split('\n').map(line => line.trim()).filter(Boolean);
  if (!lines.includes(button.value)) field.value = [...lines, button.value].join('\n');
  field.focus();
});

// A proposal replaces an earlier one, never what a person typed.
function propose(field, value) {
  if (!field || (field.value && field.value !== field.dataset.proposed)) return;
  field.value = value;
  field.dataset.proposed = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
