// The quick way out, where JavaScript runs: at once, and without a way back to what was read. Without it the form does.

const form = document.querySelector('form[data-exit]');
const status = form.querySelector('[role=status]');
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('exit') : null;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  leave();
});
if (tabs) tabs.onmessage = goAway;

// Shift alone, three times within five seconds: not the Shift of a capital letter.
const WITHIN_MS = 5000;
const presses = [];
let alone = false;

addEventListener('keydown', ({ key, repeat }) => {
  if (!repeat) alone = key === 'Shift';
  if (key !== 'Shift') presses.length = 0;
});
addEventListener('keyup', ({ key }) => {
  if (key === 'Shift' && alone) count();
});

function count() {
  const now = Date.now();
  while (presses.length > 0 && now - presses[0] > WITHIN_MS) presses.shift();
  presses.push(now);
  if (presses.length >= 3) return leave();
  status.textContent = presses.length === 1 ? form.dataset.twice : form.dataset.once;
}

// What is being typed goes to the account first; then the session ends.
function leave() {
  dispatchEvent(new Event('exit'));
  navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
  tabs?.postMessage('');
  goAway();
}

function goAway() {
  document.documentElement.hidden = true;
  document.title = ' ';
  forget();
  location.replace(form.dataset.exit);
}

function forget() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
