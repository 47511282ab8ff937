// Passkeys: the device is asked once a button is pressed, and what it answers goes with the form that the button stands
// in. Nothing here is needed for a name and a passphrase.

const OLD_MS = 9 * 60_000;
const able = 'credentials' in navigator && typeof window.PublicKeyCredential === 'function';
const buttons = able ? document.querySelectorAll('button[data-passkey]') : [];

for (const button of buttons) {
  button.form.querySelector('[data-passkey-unable]').hidden = true;
  button.hidden = false;
  button.addEventListener('click', () => ask(button));
}

async function ask(button) {
  const said = button.parentElement.querySelector('[role=status]');
  if (performance.now() > OLD_MS) return (said.textContent = button.dataset.old);
  said.textContent = '';
  button.disabled = true;
  const answer = await answerOf(button).catch(() => null);
  button.disabled = false;
  if (answer) send(button, JSON.stringify(answer));
  else said.textContent = button.dataset.stopped;
}

async function answerOf({ dataset }) {
  const options = JSON.parse(dataset.options);
  if (dataset.passkey === 'create')
    return asJson(await navigator.credentials.create({ publicKey: creation(options) }));
  return asJson(await navigator.credentials.get({ publicKey: request(options) }));
}

// A passphrase that stands in the form stays in the browser.
function send({ form, dataset }, answer) {
  form.elements[dataset.passkey === 'create' ? 'made' : 'passkey'].value = answer;
  if (dataset.action) form.action = dataset.action;
  if (dataset.action) for (const name of ['pseudonym', 'password']) form.elements[name].disabled = true;
  if (form.elements.current) form.elements.current.disabled = true;
  form.submit();
}

function creation(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON)
    return PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const { challenge, user, excludeCredentials } = options;
  return {
    ...options,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: excludeCredentials.map(withBytes),
  };
}

function request(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON)
    return PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const { challenge, allowCredentials = [] } = options;
  return { ...options, challenge: bytes(challenge), allowCredentials: allowCredentials.map(withBytes) };
}

function withBytes(credential) {
  return { ...credential, id: bytes(credential.id) };
}

// What is sent is what the forum looks at, and no more.
function asJson(credential) {
  const { id, type, response } = credential;
  const names = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle', 'attestationObject'];
  const parts = names.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return { id, rawId: id, type, clientExtensionResults: {}, response: Object.fromEntries(parts) };
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
