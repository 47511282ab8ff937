import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { servedCountries } from '../crisis-lines/keeping/served.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { record } from '../record/record.js';
import { checklist, type Item } from './checklist.js';
import type { AnswerFields, DoorFields } from './forms.js';
import { openingAnswers, type OpeningRow, openingRow } from './opening-reading.js';

/** How the opening stands at this moment. */
export interface Standing {
  row: OpeningRow;
  items: Item[];
}

/** The opening checklist: derived where it can be, answered for by an admin where it cannot; and the door that it opens. */
@Injectable()
export class Opening {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async standing(): Promise<Standing> {
    const [row, answers, served] = await Promise.all([
      openingRow.row(this.database, [this.config.staffSecondFactor === 'offered']),
      openingAnswers.rows(this.database),
      servedCountries(this.database),
    ]);
    const facts = { row: row!, answers, served, minimumAge: this.config.minimumAge };
    return { row: row!, items: checklist(facts) };
  }

  /**
   * Takes an answer, or takes it back. @returns false when it is not asked for at the moment, or was about something else
   * than what stands now: then nothing happens
   */
  async answer({ item, given, fact: seen }: AnswerFields, admin: string): Promise<boolean> {
    const { items } = await this.standing();
    const asked = items.find(({ asks }) => asks === item);
    if (!asked || seen !== asked.values.age) return false;
    const fact = seen ?? null;
    await this.database.transaction((manager) =>
      given === 'yes' ? say(manager, item, fact, admin) : takeBack(manager, item, admin),
    );
    return true;
  }

  /**
   * Opens sign-up to everybody or by invitation, or closes it: by an admin's hand alone. Who has a name stays.
   * @returns false while something is to do, or nothing has to be opened: then nothing happens
   */
  async turn(state: DoorFields['state'], admin: string): Promise<boolean> {
    const { items, row } = await this.standing();
    const done = items.every((item) => item.done);
    // Whoever asks for invitations where everybody may come in shuts the door a little.
    if (state !== 'closed' && (this.config.local || !(done || (state === 'invited' && row.open))))
      return false;
    const stands = [state === 'open', state === 'invited'];
    await this.database.transaction(async (manager) => {
      const [, turned] = await manager.query<[unknown, number]>(TURN, [...stands, admin]);
      if (turned > 0) await recorded(manager, admin, TURNED[state]);
    });
    return true;
  }

  /** Asks browsers for some work before sign-up, or asks it no longer. */
  async switchProof(on: boolean, admin: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [row] = await manager.query<{ changed: boolean }[]>(SWITCH, [on, admin]);
      if (row?.changed) await recorded(manager, admin, on ? 'proof_of_work_on' : 'proof_of_work_off');
    });
  }
}

const TURNED = { open: 'sign_up_opened', invited: 'sign_up_by_invitation', closed: 'sign_up_closed' };

async function say(manager: EntityManager, item: string, fact: string | null, admin: string): Promise<void> {
  const said = await manager.query<object[]>(SAY, [item, fact, admin]);
  if (said.length > 0) await recorded(manager, admin, `opening_${item}`, fact);
}

async function takeBack(manager: EntityManager, item: string, admin: string): Promise<void> {
  const [, gone] = await manager.query<[unknown, number]>(TAKE_BACK, [item]);
  if (gone > 0) await recorded(manager, admin, `opening_${item}_taken_back`);
}

async function recorded(
  manager: EntityManager,
  actor: string,
  code: string,
  words: string | null = null,
): Promise<void> {
  await record(manager, { kind: 'configuration', actor, subject: null, code, words });
}

// The same answer twice is one; of something else it is a new one.
const SAY = `
  insert into opening_answers (item, fact, said_by) values ($1, $2, $3)
  on conflict (item) do update set fact = excluded.fact, said_by = excluded.said_by, said_at = date_trunc('minute', now())
    where opening_answers.fact is distinct from excluded.fact
  returning item`;

const TAKE_BACK = 'delete from opening_answers where item = $1';

const TURN = `
  update sign_up_door set open = $1, by_invitation = $2, changed_by = $3, changed_at = date_trunc('minute', now())
  where (open, by_invitation) <> ($1, $2)`;

const SWITCH = 'select switch_proof($1, $2) as changed';
