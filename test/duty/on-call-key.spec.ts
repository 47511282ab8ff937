import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTACT_URL } from '../../src/duty/contact-url.js';
import { openingVault } from '../../src/duty/contact-vault.js';
import { Vault, VaultError } from '../../src/platform/vault/vault.js';
import { heldThread, startDesk } from '../reviews/desk.js';
import { testConfig } from '../support/config.js';
import { addContact, type DutyDesk } from './people.js';
import { Receiver } from './receiver.js';

const ON_CALL_KEY = '0c'.repeat(32);

let desk: DutyDesk;
let night: Receiver;
beforeAll(async () => {
  const plain = await startDesk(false, { webhooksAnywhere: true, onCallKey: ON_CALL_KEY });
  desk = { ...plain, lou: await plain.person('Lou Autumn', 'lead') };
  night = await Receiver.start();
});
afterAll(async () => {
  await desk.stop();
  await night.stop();
});

describe('a key for on-call contacts', () => {
  it('is all that opens their addresses, and the worker sends with it', async () => {
    await addContact(desk.lou, 'Night phone', night);
    const [row] = await desk.sql<{ id: string; url_sealed: Buffer }>(
      'select id, url_sealed from on_call_contacts',
    );
    const forums = new Vault(Buffer.from(desk.config.vaultKey!, 'hex'));
    expect(() => forums.open(CONTACT_URL, row!.url_sealed, row!.id)).toThrow(VaultError);
    const workers = openingVault({ ...desk.config, vaultKey: null });
    expect(workers?.open(CONTACT_URL, row!.url_sealed, row!.id)).toBe(night.url);
    await desk.startWorker();
    await heldThread(desk);
    expect((await night.rung(1))[0]!.body).toContain('A crisis waits');
  });

  it('is the forum’s where none is set, and there is none where that is kept away', () => {
    const sealed = new Vault(Buffer.alloc(32, 1)).seal(CONTACT_URL, night.url, 'it');
    const given = openingVault(testConfig({ vaultKey: '01'.repeat(32) }));
    expect(given?.open(CONTACT_URL, sealed, 'it')).toBe(night.url);
    expect(openingVault(testConfig({ vaultKey: null }))).toBeNull();
    expect(openingVault(testConfig({ vaultKey: null, keysDir: '/dev/null' }))).toBeNull();
  });
});
