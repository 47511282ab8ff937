// What is being written is kept in the account, after a few seconds of quiet and when the page is left, where JavaScript
// runs. Without it there is the button.

const QUIET_MS = 2500;

for (const button of document.querySelectorAll('button[data-keep]')) keepWordsOf(button);

function keepWordsOf(button) {
  const { form, formAction } = button;
  const said = form.querySelector('[data-kept]');
  let kept = words();
  let waiting = null;
  let sent = false;

  form.addEventListener('input', () => {
    sent = false;
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET_MS);
  });
  // What is being sent is no draft any more.
  form.addEventListener('submit', () => {
    sent = true;
    clearTimeout(waiting);
  });
  addEventListener('pagehide', keepAtOnce);
  addEventListener('exit', keepAtOnce);

  async function keep() {
    const now = words();
    if (sent || now === kept) return;
    const answer = await fetch(formAction, { method: 'POST', body: fields() }).catch(() => null);
    if (answer?.ok) kept = now;
    said.textContent = answer?.ok ? said.dataset.kept : said.dataset.notKept;
  }

  function keepAtOnce() {
    if (!sent && words() !== kept) navigator.sendBeacon(formAction, fields());
  }

  function words() {
    return JSON.stringify([form.elements.title?.value, form.elements.body.value]);
  }

  function fields() {
    const all = new FormData(form);
    all.set('quietly', 'yes');
    return new URLSearchParams(all);
  }
}
