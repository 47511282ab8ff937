// A safety plan that stays on this device: kept, brought back and cleared by the person alone. Nothing of it is sent.

const KEY = 'safety-plan';
const form = document.querySelector('form[data-plan]');
if (form) begin(form);

function begin(plan) {
  const said = plan.querySelector('[data-plan-said]');
  const [keep, print, clear] = ['keep', 'print', 'clear'].map((name) =>
    plan.querySelector(`[data-plan-${name}]`),
  );
  const fields = [...plan.querySelectorAll('textarea')];
  const shared = 'shared' in plan.dataset;
  const kept = shared ? null : read();
  // What the account keeps, or what a form brought back, goes before what this device has.
  if (kept && fields.every(({ value }) => value === ''))
    for (const field of fields) field.value = kept[field.name] ?? '';
  // On a device that others use too nothing is kept.
  keep.hidden = shared;
  print.hidden = false;
  clear.hidden = !kept;

  keep.addEventListener('click', () => {
    const done = write(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
    said.textContent = done ? plan.dataset.kept : plan.dataset.notKept;
    clear.hidden = !done;
  });
  print.addEventListener('click', () => window.print());
  clear.addEventListener('click', () => {
    if (!window.confirm(plan.dataset.sure)) return;
    remove();
    for (const field of fields) field.value = '';
    clear.hidden = true;
    said.textContent = plan.dataset.cleared;
    keep.focus();
  });
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(plan) {
  try {
    localStorage.setItem(KEY, JSON.stringify(plan));
    return true;
  } catch {
    return false;
  }
}

function remove() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // What cannot be reached was not kept either.
  }
}
