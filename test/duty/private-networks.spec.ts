import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTACT_URL } from '../../src/duty/contact-url.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { heldThread, startDesk } from '../reviews/desk.js';
import { eventually } from '../support/people.js';
import { alertsOf, addContact, type DutyDesk } from './people.js';
import { Receiver } from './receiver.js';

// As every place is unless its operator says otherwise.
let desk: DutyDesk;
let inside: Receiver;
beforeAll(async () => {
  const plain = await startDesk();
  desk = { ...plain, lou: await plain.person('Lou Autumn', 'lead') };
  inside = await Receiver.start();
});
afterAll(async () => {
  await desk.stop();
  await inside.stop();
});

it('an address of this machine is not taken, and what was written is kept', async () => {
  for (const url of [
    inside.url,
    inside.url.replace('http', 'https'),
    'https://localhost/',
    'https://[::1]/',
  ]) {
    const answer = await addContact(desk.lou, 'Inside', { url });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('We call only https addresses on the public internet');
    expect(answer.page.querySelector('#url')?.getAttribute('value')).toBe(url);
  }
  expect(await desk.sql('select from on_call_contacts')).toEqual([]);
});

it('one that was taken at another time is not called either', async () => {
  await addContact(desk.lou, 'Outside', { url: 'https://hook.example.org/' });
  const [contact] = await desk.sql<{ id: string }>('select id from on_call_contacts');
  const vault = new Vault(Buffer.from(desk.config.vaultKey!, 'hex'));
  const sealed = vault.seal(CONTACT_URL, inside.url.replace('http', 'https'), contact!.id);
  await desk.sql('update on_call_contacts set url_sealed = $1', [sealed]);
  await heldThread(desk);
  await desk.startWorker();
  await eventually(async () => {
    const [first] = await alertsOf(desk);
    expect(first).toMatchObject({ outcome: 'private_address' });
  });
  expect(inside.rings).toEqual([]);
});
