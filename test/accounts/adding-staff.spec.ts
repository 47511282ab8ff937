import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/staff.js';
import { isPassphrase } from '../../src/members/passphrase.js';
import { type Forum, startForum } from '../support/forum.js';
import { newBrowser, send, signIn, signUp, whoIs } from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());
afterEach(() => vi.unstubAllEnvs());

/** The lines that the command prints. */
async function staff(...args: string[]): Promise<string[]> {
  vi.stubEnv('MIGRATION_DATABASE_URL', forum.database.ownerUrl);
  vi.stubEnv('VAULT_KEY', forum.config.vaultKey ?? '');
  const lines: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  await run(args).finally(() => print.mockRestore());
  return lines;
}

async function roleOf(name: string): Promise<string | undefined> {
  const [row] = await forum.sql<{ role: string }>(
    `select m.role from members m join personas p on p.member_id = m.id where p.name = $1`,
    [name],
  );
  return row?.role;
}

describe('adding someone to the team', () => {
  it.each(['moderator', 'lead', 'admin', 'facilitator', 'trustee'])(
    'as %s: the passphrase stands on the last line',
    async (role) => {
      const name = `New ${role.slice(0, 4)}`;
      const passphrase = (await staff('add', name, '--role', role)).at(-1) ?? '';
      expect(isPassphrase(passphrase)).toBe(true);
      expect(await roleOf(name)).toBe(role);
      const browser = newBrowser(forum);
      expect((await signIn(browser, name, passphrase)).status).toBe(303);
      expect(await whoIs(browser)).toBe(name);
    },
  );

  it('prints a recovery code that works', async () => {
    const lines = await staff('add', 'Code Holder', '--role', 'moderator');
    const code = /^Recovery code: (\S+)$/m.exec(lines.join('\n'))?.[1] ?? '';
    const fields = { pseudonym: 'Code Holder', code, password: 'eleven lanterns by a lake' };
    expect((await send(newBrowser(forum), '/recovery', fields)).status).toBe(200);
  });

  it('gives the role to a member who has the name, only when told to, and ends their sessions at once', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Helpful Hare');
    await expect(staff('add', 'Helpful Hare', '--role', 'moderator')).rejects.toThrow(
      "The name Helpful Hare is taken; add --promote to change that member's role.",
    );
    expect(await roleOf('Helpful Hare')).toBe('member');
    await staff('add', 'Helpful Hare', '--role', 'moderator', '--promote');
    expect(await roleOf('Helpful Hare')).toBe('moderator');
    expect(await whoIs(browser)).toBeNull();
    await signIn(browser, 'Helpful Hare');
    expect((await browser.get('/account')).text).toContain('href="/reviews"');
  });

  it('leaves the only admin admin, and lets one of two go', async () => {
    await forum.sql(`update members set role = 'member' where role = 'admin'`);
    await staff('add', 'Only Oriole', '--role', 'admin');
    const demote = () => staff('add', 'Only Oriole', '--role', 'lead', '--promote');
    await expect(demote()).rejects.toThrow('Only Oriole is the only admin; make somebody else admin first.');
    expect(await roleOf('Only Oriole')).toBe('admin');
    await staff('add', 'Second Siskin', '--role', 'admin');
    await demote();
    expect(await roleOf('Only Oriole')).toBe('lead');
    await staff('add', 'Only Oriole', '--role', 'moderator', '--promote');
    expect(await roleOf('Only Oriole')).toBe('moderator');
    await staff('add', 'Second Siskin', '--role', 'admin', '--promote');
    expect(await roleOf('Second Siskin')).toBe('admin');
  });

  it.each([
    ['an unknown role', ['add', 'Some Name', '--role', 'king'], 'The role must be one of'],
    ['no role', ['add', 'Some Name'], 'The role must be one of'],
    ['no name', ['add', '--role', 'admin'], 'Use it like this'],
    ['an unknown action', ['remove', 'Some Name', '--role', 'admin'], 'Use it like this'],
    ['an unknown option', ['add', 'Some Name', '--rule', 'admin'], 'Use it like this'],
    ['two names', ['add', 'Some', 'Name', '--role', 'admin'], 'Use it like this'],
    ['a name that breaks the rules', ['add', 'x', '--role', 'admin'], 'very short'],
    ['a name that hurts', ['add', 'KillYourself', '--role', 'admin'], 'The screen does not let'],
    ['nobody to promote', ['add', 'Not There', '--role', 'lead', '--promote'], 'There is no member'],
  ])('with %s says so in words', async (_, args, words) => {
    await expect(staff(...args)).rejects.toThrow(words);
    expect(await roleOf('Some Name')).toBeUndefined();
  });
});
