// Words to begin with, put into the field at once where JavaScript runs. Without it the page comes back with them.

for (const button of document.querySelectorAll('button[data-begin]'))
  button.addEventListener('click', (event) => {
    const { template, began } = button.form.elements;
    const option = template.selectedOptions[0];
    if (!option?.value) return;
    event.preventDefault();
    const field = button.form.elements[button.dataset.begin];
    field.value = beginning(field.value, wordsOf(template, began.value)) + option.dataset.words;
    began.value = option.value;
    choose(button.form, option.dataset.outcome);
    field.focus();
  });

// What somebody wrote stays; what is only another template, untouched, makes room.
function beginning(typed, before) {
  const text = typed.trim();
  return text === '' || text === before ? '' : `${typed.trimEnd()}\n\n`;
}

function wordsOf(template, ref) {
  return [...template.options].find(({ value }) => value !== '' && value === ref)?.dataset.words.trim();
}

function choose(form, outcome) {
  if (form.querySelector('input[name=outcome]:checked')) return;
  const radio = form.querySelector(`input[name=outcome][value="${outcome}"]`);
  if (radio) radio.checked = true;
}
