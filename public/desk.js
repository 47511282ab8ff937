// What the desk does by itself where JavaScript runs. Nothing here is needed to use it.

// Only while somebody is there: an open page alone must not keep a session or a claim alive.
const AWAY_MS = 10 * 60_000;
let lastSign = Date.now();
for (const sign of ['pointermove', 'keydown', 'scroll', 'touchstart'])
  addEventListener(sign, () => (lastSign = Date.now()), { passive: true });
const isThere = () => !document.hidden && Date.now() - lastSign < AWAY_MS;

// The list of what waits, anew while somebody looks at it and is not in the middle of it.
const list = document.querySelector('[data-live]');
if (list) setInterval(() => isThere() && !list.contains(document.activeElement) && renewList(), 30_000);

async function renewList() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live]');
  if (fresh) list.replaceChildren(...fresh.childNodes);
}

// A claim is renewed while its page is open, and given back when it is left; a page that is loaded again, or that was
// open in another tab, takes it again.
const lease = document.querySelector('form[data-lease]');
if (lease) {
  const fields = () => new URLSearchParams(new FormData(lease));
  const renew = () =>
    fetch(lease.dataset.lease, { method: 'POST', body: fields(), redirect: 'manual' }).catch(() => null);
  let leaving = true;
  addEventListener('submit', () => (leaving = false));
  addEventListener('pagehide', () => leaving && navigator.sendBeacon(lease.action, fields()));
  addEventListener('pageshow', renew);
  addEventListener('focus', renew);
  setInterval(() => isThere() && renew(), 5 * 60_000);
}

// Whether the author has answered since the page was loaded; what they wrote is read by loading it again.
const news = document.querySelector('[data-news]');
if (news) {
  addEventListener('focus', lookForNews);
  setInterval(() => isThere() && lookForNews(), 60_000);
}

async function lookForNews() {
  const answer = await fetch(news.dataset.news, { redirect: 'manual' }).catch(() => null);
  if (!answer?.ok) return;
  const { answers } = await answer.json();
  if (answers > Number(news.dataset.answers)) news.firstElementChild.hidden = false;
}

// Words to hide: what is selected in the text becomes a line, and the part opens when it is chosen.
const toHide = document.querySelector('[data-hide]');
if (toHide) {
  let selected = '';
  const button = toHide.querySelector('[data-hide-selected]');
  const lines = toHide.querySelector('textarea');
  button.parentElement.hidden = false;
  document.addEventListener('selectionchange', () => (selected = selectedWords() || selected));
  button.addEventListener('click', () => {
    lines.value = [lines.value.trim(), selected].filter(Boolean).join('\n');
    selected = '';
  });
  document.querySelector('#outcome-mask').addEventListener('change', () => (toHide.open = true));
}

// What stands in the text itself, without the labels that the desk puts beside it; a passage for each of its lines.
function selectedWords() {
  const selection = document.getSelection();
  const at = selection.anchorNode;
  if (selection.isCollapsed || !(at.closest ? at : at.parentElement)?.closest('.own-text')) return '';
  const words = selection.getRangeAt(0).cloneContents();
  for (const label of words.querySelectorAll('.rule')) label.remove();
  return words.textContent
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

// Keys, for those who asked for them: single letters get in the way of speech input.
const wanted = document.querySelector('[data-keys]');
if (wanted) {
  wanted.checked = localStorage.getItem('keys') === 'yes';
  wanted.addEventListener('change', () => localStorage.setItem('keys', wanted.checked ? 'yes' : 'no'));
  addEventListener('keydown', (event) => wanted.checked && isFree(event) && press(event.key));
}

function isFree({ target, ctrlKey, altKey, metaKey }) {
  return (
    !ctrlKey &&
    !altKey &&
    !metaKey &&
    !target.closest('textarea, select, input:not([type=radio]):not([type=checkbox])')
  );
}

function press(key) {
  if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
  else if (key === 'c') document.querySelector('form[data-claim] button')?.click();
  else if (key === '?') openKeys();
  else if (key >= '1' && key <= '9')
    document.querySelectorAll('input[name=outcome]')[Number(key) - 1]?.click();
}

function step(by) {
  const links = [...document.querySelectorAll('.queue td:first-child a')];
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))]?.focus();
}

function openKeys() {
  const help = document.querySelector('#keys');
  help.open = true;
  help.scrollIntoView();
}
