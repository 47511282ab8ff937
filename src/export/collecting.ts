import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { PAPERS, PrivatePapers } from '../members/private-papers.js';
import { Passkeys } from '../members/passkeys/passkeys.js';
import { Sessions } from '../members/sessions.js';
import { letterIn, type StoredLetter } from '../notices/letters.js';
import { OneTimeNames } from '../personas/one-time-names.js';
import { Vault } from '../platform/vault/vault.js';
import { SafetyPlans } from '../self-help/safety-plans.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { type Part, PARTS_OF_ACCOUNT, PARTS_OF_NAME, SESSIONS } from './own-rows.js';

type Rows = Record<string, unknown>[];

/** Everything about one of a member's names. */
export interface NameCopy {
  name: string;
  kind: 'pseudonym' | 'one_time';
  parts: Record<string, unknown>;
}

/** Everything about a member, as it goes into their copy. */
export interface Copy {
  made_on: string;
  account: Record<string, unknown>;
  names: NameCopy[];
}

interface Worn {
  personaId: string;
  name: string;
  kind: NameCopy['kind'];
}

/** Is told how far it is, from 0 to 1. */
export type Told = (done: number) => Promise<void>;

/** Collects what is a member's own. It only reads; what others wrote is left out, but for what the team wrote to them. */
@Injectable()
export class Collecting {
  constructor(
    private readonly database: DataSource,
    private readonly names: OneTimeNames,
    private readonly drafts: OwnDrafts,
    private readonly plans: SafetyPlans,
    private readonly choices: ReadingChoices,
    private readonly papers: PrivatePapers,
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
    private readonly vault: Vault,
  ) {}

  async of(memberId: string, told: Told): Promise<Copy> {
    const worn = await this.namesOf(memberId);
    const account = await this.accountOf(memberId);
    const names: NameCopy[] = [];
    for (const each of worn) {
      await told((names.length + 1) / (worn.length + 1));
      names.push(await this.nameOf(memberId, each));
    }
    return { made_on: new Date().toISOString().slice(0, 10), account, names };
  }

  private async namesOf(memberId: string): Promise<Worn[]> {
    const own = await this.database.query<Omit<Worn, 'kind'>[]>(
      'select id as "personaId", name from personas where member_id = $1',
      [memberId],
    );
    const oneTime = await this.names.of(memberId);
    return [
      ...own.map((name) => ({ ...name, kind: 'pseudonym' as const })),
      ...oneTime.map(({ personaId, name }) => ({ personaId, name, kind: 'one_time' as const })),
    ];
  }

  private async accountOf(memberId: string): Promise<Record<string, unknown>> {
    const { notes, words, blocks } = await this.choices.of({ memberId });
    return {
      ...(await this.partsOf(PARTS_OF_ACCOUNT, memberId)),
      sessions: await this.database.query<Rows>(SESSIONS, [this.sessions.tagsOf(memberId), memberId]),
      passkeys: (await this.passkeys.of(memberId)).map(({ label, added }) => ({ label, added })),
      safety_plan: await this.plans.of({ memberId }),
      reading_choices: { notes, words, blocked: await this.namesOfBlocks(blocks) },
      ...(await this.papersOf(memberId)),
    };
  }

  // Each kind is a part of its own.
  private async papersOf(memberId: string): Promise<Record<string, unknown>> {
    const parts = PAPERS.map(async (kind) => [
      kind.replace(/\W/, '_'),
      await this.papers.of({ memberId }, kind),
    ]);
    return Object.fromEntries(await Promise.all(parts)) as Record<string, unknown>;
  }

  private async nameOf(memberId: string, { personaId, name, kind }: Worn): Promise<NameCopy> {
    const parts = await this.partsOf(PARTS_OF_NAME, personaId);
    const drafts = await this.drafts.all({ memberId, personaId });
    const kept = drafts.map(({ title, body, choices, keptAt }) => ({
      kept_at: keptAt,
      title,
      body,
      choices,
    }));
    const notices = parts.notices?.map((row) => opened(this.vault, personaId, row));
    return { name, kind, parts: { ...parts, notices, drafts: kept } };
  }

  private async namesOfBlocks(blocks: { personaId: string }[]): Promise<string[]> {
    const ids = blocks.map(({ personaId }) => personaId);
    const rows = await this.database.query<{ name: string }[]>(
      'select name from personas where id = any($1::uuid[]) order by name',
      [ids],
    );
    return rows.map(({ name }) => name);
  }

  private async partsOf(parts: Part[], id: string): Promise<Record<string, Rows>> {
    const found: Record<string, Rows> = {};
    for (const { key, sql } of parts) found[key] = await this.database.query<Rows>(sql, [id]);
    return found;
  }
}

function opened(
  vault: Vault,
  personaId: string,
  { words, sealed, ...notice }: Record<string, unknown>,
): object {
  return { ...notice, words: letterIn(vault, personaId, { words, sealed } as StoredLetter) };
}
