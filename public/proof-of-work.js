// The sum that sign-up asks for while it is switched on: a number is looked for whose hash begins as the challenge says.
// It begins when somebody turns to the form, pauses for the page, and holds the form back until it is done.
const field = (name) => document.querySelector(`#proof [name=${name}]`);
const state = document.getElementById('proof-state');
const form = state.closest('form');
const subtle = globalThis.crypto?.subtle;
let work = null;
let held = null;

form.addEventListener('focusin', begin, { once: true });
form.addEventListener('submit', (event) => {
  if (isDone() || !subtle || ['use', 'another', 'wait'].includes(event.submitter?.name)) return;
  event.preventDefault();
  held = event.submitter;
  begin();
  say('held');
});
// Focus stands in the form already where the page was sent again.
if (isDone()) say('ready');
else if (!subtle) say('cannot');
else if (form.contains(document.activeElement)) begin();

function begin() {
  if (work || isDone() || !subtle) return;
  say('working');
  work = solve(JSON.parse(field('challenge').value).parameters).then(done, () => say('cannot'));
}

function done(solution) {
  field('solution').value = JSON.stringify(solution);
  say('ready');
  if (held) form.requestSubmit(held);
}

async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const [password, seed, prefix] = [
    new Uint8Array(nonce.length / 2 + 4),
    bytes(salt),
    keyPrefix.toLowerCase(),
  ];
  password.set(bytes(nonce));
  for (let counter = 0; ; counter++) {
    new DataView(password.buffer).setUint32(nonce.length / 2, counter);
    const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const way = { name: 'PBKDF2', hash: 'SHA-256', salt: seed, iterations: cost };
    const derivedKey = hex(await subtle.deriveBits(way, key, keyLength * 8));
    if (derivedKey.startsWith(prefix)) return { counter, derivedKey };
    // Somebody may be typing, or listening to the page.
    if (counter % 20 === 0) await new Promise((next) => setTimeout(next));
  }
}

function isDone() {
  return field('solution').value !== '';
}

function say(words) {
  state.textContent = state.dataset[words];
}

function bytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
