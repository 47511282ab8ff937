import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Leaving } from '../../src/erasure/leaving.js';
import { MemberKeys } from '../../src/members/member-keys.js';
import { PAPERS, PrivatePapers } from '../../src/members/private-papers.js';
import { memberKeys } from '../../src/members/sealed-keys.js';
import { privatePapers } from '../../src/members/sealed-papers.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { kind } from '../../src/platform/vault/resealing.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { type Forum, startForum } from '../support/forum.js';
import { service } from '../leaving/people.js';

let forum: Forum;
let papers: PrivatePapers;
let ana: { memberId: string };
let ben: { memberId: string };
beforeAll(async () => {
  forum = await startForum({ worker: false });
  papers = service(forum, PrivatePapers);
  ana = await someone('Ana');
  ben = await someone('Ben');
});
beforeEach(() => forum.sql('delete from private_papers'));
afterAll(() => forum.stop());

async function someone(name: string): Promise<{ memberId: string }> {
  await forum.person(name);
  const [row] = await forum.sql<{ memberId: string }>(
    'select member_id as "memberId" from personas where name = $1',
    [name],
  );
  return row!;
}

const rows = (): Promise<{ owner: Buffer; kind: string; sealed: Buffer }[]> =>
  forum.sql('select owner, kind, sealed from private_papers order by kind');

const add =
  (line: string) =>
  (paper: string[] | null): string[] => [...(paper ?? []), line];

describe('a private paper', () => {
  it('is there for its owner, kind by kind, and for nobody else', async () => {
    await papers.change(ana, 'milestones', () => ['a green door']);
    await papers.change(ana, 'check-ins', () => ['a blue door']);
    expect(await papers.of(ana, 'milestones')).toEqual(['a green door']);
    expect(await papers.of(ana, 'check-ins')).toEqual(['a blue door']);
    expect(await papers.of(ana, 'saved posts')).toBeNull();
    expect(await papers.of(ben, 'milestones')).toBeNull();
  });

  it('loses nothing of two windows at once', async () => {
    const lines = Array.from({ length: 24 }, (_, at) => `line ${at}`);
    await Promise.all(lines.map((line) => papers.change(ana, 'milestones', add(line))));
    const kept = await papers.of<string[]>(ana, 'milestones');
    expect([...kept!].sort()).toEqual([...lines].sort());
    expect(await rows()).toHaveLength(1);
  });

  it('is cleared by nothing in its place, and left alone by what throws', async () => {
    await papers.change(ana, 'milestones', add('one'));
    const thrown = papers.change(ana, 'milestones', () => {
      throw new Error('not like this');
    });
    await expect(thrown).rejects.toThrow('not like this');
    expect(await papers.of(ana, 'milestones')).toEqual(['one']);
    const [before] = await rows();
    await papers.change(ana, 'milestones', (paper) => paper);
    expect(await rows()).toEqual([before]);
    await papers.change(ana, 'milestones', () => null);
    expect(await rows()).toEqual([]);
  });
});

describe('the table', () => {
  it('holds neither words nor whose they are, and ties no two papers to each other', async () => {
    for (const paper of PAPERS) await papers.change(ana, paper, () => `canary ${paper}`);
    const found = await rows();
    expect(new Set(found.map(({ owner }) => owner.toString('hex'))).size).toBe(PAPERS.length);
    const dump = Buffer.concat(found.flatMap(({ owner, sealed }) => [owner, sealed]));
    const id = Buffer.from(ana.memberId.replaceAll('-', ''), 'hex');
    for (const trace of ['canary', ana.memberId, id]) expect(dump.includes(trace)).toBe(false);
  });

  it('says little by sizes: short and longer ones are the same', async () => {
    await papers.change(ana, 'milestones', () => 'x');
    await papers.change(ben, 'milestones', () => 'x'.repeat(200));
    expect((await rows()).map(({ sealed }) => sealed.length)).toEqual([256, 256]);
  });

  it('cannot be made another’s, nor another kind', async () => {
    await papers.change(ana, 'milestones', () => 'one');
    await papers.change(ana, 'check-ins', () => 'two');
    await papers.change(ben, 'milestones', () => 'three');
    const all = await rows();
    await forum.sql(`update private_papers set sealed = $1`, [all[0]!.sealed]);
    const now = await Promise.all([
      papers.of(ana, 'milestones'),
      papers.of(ana, 'check-ins'),
      papers.of(ben, 'milestones'),
    ]);
    expect(now).toEqual([null, 'two', null]);
  });

  it('takes no kind that nobody knows', async () => {
    const web = forum.app.get(DataSource);
    const sql = `insert into private_papers (owner, kind, sealed) values ($1, 'scores', '\\x00')`;
    await expect(web.query(sql, [randomBytes(32)])).rejects.toMatchObject({ driverError: { code: '23514' } });
  });
});

describe('another key', () => {
  it('takes every kind along, and leaves what belongs to nobody behind', async () => {
    for (const paper of PAPERS) await papers.change(ana, paper, () => `canary ${paper}`);
    await forum.sql(`insert into private_papers (owner, kind, sealed) values ($1, 'milestones', '\\x00')`, [
      randomBytes(32),
    ]);
    const owner = await new DataSource(dataSourceOptions(forum.database.ownerUrl)).initialize();
    const [key, next] = [Buffer.from(forum.config.vaultKey!, 'hex'), randomBytes(32)];
    const both = new Vault([next, key]);
    for (const things of [memberKeys, ...privatePapers])
      await kind<never>(things as never).reseal(owner, both);
    const young = new Vault(next);
    const later = new PrivatePapers(owner, young, new MemberKeys(owner, young));
    const found = await Promise.all(PAPERS.map((paper) => later.of(ana, paper)));
    const left = await rows();
    for (const things of [memberKeys, ...privatePapers])
      await kind<never>(things as never).reseal(owner, new Vault([key, next]));
    await owner.destroy();
    expect(found).toEqual(PAPERS.map((paper) => `canary ${paper}`));
    expect(left).toHaveLength(PAPERS.length);
    expect(await papers.of(ana, 'milestones')).toBe('canary milestones');
  });
});

describe('going for good', () => {
  it('takes all papers along, and none comes after', async () => {
    const cleo = await someone('Cleo');
    for (const paper of PAPERS) await papers.change(cleo, paper, () => 'mine');
    await papers.change(ben, 'milestones', () => 'his');
    await forum.sql('insert into leavings (member_id, keeps) values ($1, false)', [cleo.memberId]);
    await papers.change(cleo, 'milestones', () => 'too late');
    expect(await papers.of(cleo, 'milestones')).toBe('mine');
    await service(forum, Leaving).leave({ ...cleo, keeps: false });
    await papers.change(cleo, 'milestones', () => 'too late');
    expect(await rows()).toHaveLength(1);
  });
});
