import type { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { MemberKeys } from '../members/member-keys.js';
import { PrivatePapers } from '../members/private-papers.js';
import { Sessions } from '../members/sessions.js';
import { shuffled } from '../platform/vault/shuffled.js';
import type { Vault } from '../platform/vault/vault.js';
import { SafetyPlans } from '../self-help/safety-plans.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { Erasures } from './erasures.js';
import { LedgerDamaged, type LedgerText } from './ledger-file.js';
import { ledgerKey, openKey, takeKey } from './ledger-key.js';
import { tagsIn } from './ledger.js';
import { Marks } from './marks.js';

interface Name {
  personaId: string;
  memberId: string | null;
}

/**
 * Erases everybody again whom a ledger knows and this database does not know as erased: it is a restored backup then.
 * As the owner of the tables.
 * @returns how many members and one-time names were there again
 * @throws LedgerDamaged for the ledger of another database, and for one that none of the forum's keys opens
 */
export async function eraseAgain(database: DataSource, vault: Vault, ledger: LedgerText): Promise<number> {
  const known = new Set(await tagsIn(database));
  await agreeOnKey(database, vault, ledger, known.size);
  const news = new Set([...ledger.tags].filter((tag) => !known.has(tag)));
  if (news.size === 0) return 0;
  const back = await eraseAll(database, vault, news);
  const tags = shuffled([...news]).map((tag) => Buffer.from(tag, 'hex'));
  await database.query('insert into erasures (tag) select unnest($1::bytea[]) on conflict do nothing', [
    tags,
  ]);
  return back;
}

async function agreeOnKey(
  database: DataSource,
  vault: Vault,
  ledger: LedgerText,
  known: number,
): Promise<void> {
  const theirs = opened(vault, ledger.key);
  const ours = await ledgerKey(database, vault);
  if (theirs.equals(ours)) return;
  if (known > 0) throw new LedgerDamaged('This ledger of erasures belongs to another database.');
  await takeKey(database, vault, ledger.key);
}

function opened(vault: Vault, sealed: Buffer): Buffer {
  try {
    return openKey(vault, sealed);
  } catch {
    throw new LedgerDamaged(
      'None of the keys opens the ledger of erasures: bring the key of its day, or a newer ledger.',
    );
  }
}

// As when they left: a name at a time, then the members, who are nobody's by then.
async function eraseAll(database: DataSource, vault: Vault, news: Set<string>): Promise<number> {
  const marks = new Marks(await ledgerKey(database, vault));
  const erasures = new Erasures(database, thingsOf(database, vault), marks);
  const isIn = (tag: Buffer): boolean => news.has(tag.toString('hex'));
  const names = (await namesIn(database)).flatMap((name) => {
    const keeps = [false, true].find((way) => isIn(marks.ofName(name.personaId, way)));
    return keeps === undefined ? [] : [{ ...name, keeps }];
  });
  const members = (await membersIn(database)).filter((id) => isIn(marks.ofMember(id)));
  const leavers = new Set([...members, ...names.flatMap(({ memberId }) => memberId ?? [])]);
  for (const id of leavers) await letGo(database, vault, id);
  for (const { personaId, keeps } of shuffled(names)) await erasures.eraseName(personaId, keeps);
  for (const id of members) await erasures.eraseMember(id);
  return members.length + names.filter(({ memberId }) => memberId === null).length;
}

async function letGo(database: DataSource, vault: Vault, memberId: string): Promise<void> {
  await database.query('select leave_the_team($1)', [memberId]);
  await database.query('insert into leavings (member_id, keeps) values ($1, false) on conflict do nothing', [
    memberId,
  ]);
  await new Sessions(database, vault).endAll(memberId);
}

async function namesIn(database: DataSource): Promise<Name[]> {
  return database.query<Name[]>(
    `select id as "personaId", member_id as "memberId" from personas where kind not in ('former', 'site')`,
  );
}

async function membersIn(database: DataSource): Promise<string[]> {
  const rows = await database.query<{ id: string }[]>('select id from members');
  return rows.map(({ id }) => id);
}

function thingsOf(database: DataSource, vault: Vault) {
  const keys = new MemberKeys(database, vault);
  return {
    drafts: new OwnDrafts(database, vault, keys),
    plans: new SafetyPlans(database, vault, keys),
    choices: new ReadingChoices(database, vault, keys),
    papers: new PrivatePapers(database, vault, keys),
  };
}
