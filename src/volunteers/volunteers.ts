import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import type { EntryFields } from './forms.js';
import { allVolunteers, oneVolunteer, type VolunteerRow } from './volunteer-reading.js';

/** The record of training and supervision. Each change is one transaction with its entry in the team's record, without words. */
@Injectable()
export class Volunteers {
  constructor(private readonly database: DataSource) {}

  all(): Promise<VolunteerRow[]> {
    return allVolunteers.rows(this.database);
  }

  /** @param id of a pseudonym, or of a member @throws NotFound where they do not help here, and did not within the year */
  async one(id: string): Promise<VolunteerRow> {
    const row = isUuid(id) ? await oneVolunteer.row(this.database, [id]) : null;
    if (!row) throw new NotFound();
    return row;
  }

  /** Writes a line down; a form that was sent twice makes one. */
  async add({ member_id: whose }: VolunteerRow, fields: EntryFields, lead: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(BEGIN, [whose]);
      const { key, kind, day, until, words, by_whom } = fields;
      const made = await manager.query<object[]>(ADD, [key, whose, kind, day, until, words, by_whom]);
      if (made.length > 0) await tell(manager, lead, whose, `volunteer_${kind}`);
    });
  }

  /** Takes a line away that was wrong. @throws NotFound where it is not theirs, or theirs alone to take away */
  async remove({ member_id: whose }: VolunteerRow, entry: string, lead: Viewer): Promise<void> {
    if (!isUuid(entry)) throw new NotFound();
    await this.database.transaction(async (manager) => {
      const [gone] = await manager.query<[object[], number]>(REMOVE, [entry, whose]);
      if (gone.length === 0) throw new NotFound();
      await tell(manager, lead, whose, 'volunteer_removed');
    });
  }

  /** Keeps a volunteer's own words to the leads. */
  async say(words: string, viewer: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(BEGIN, [viewer.memberId]);
      await manager.query('update volunteers set words = $2 where member_id = $1', [viewer.memberId, words]);
      await tell(manager, viewer, viewer.memberId, 'volunteer_words');
    });
  }

  /** Notes that they agree to the guidelines, once a day at most. */
  async agree(viewer: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(BEGIN, [viewer.memberId]);
      const made = await manager.query<object[]>(AGREE, [randomUUID(), viewer.memberId]);
      if (made.length > 0) await tell(manager, viewer, viewer.memberId, 'volunteer_guidelines');
    });
  }

  /** Takes away what a lead wrote beside their own name. */
  async dropBadge({ memberId }: Viewer): Promise<void> {
    await this.database.query('select drop_own_badge($1)', [memberId]);
  }
}

async function tell(manager: EntityManager, by: Viewer, whose: string, code: string): Promise<void> {
  await record(manager, { kind: 'role', actor: by.memberId, subject: whose, code });
}

const BEGIN = 'insert into volunteers (member_id) values ($1) on conflict do nothing';

const ADD = `
  insert into volunteer_entries (id, member_id, kind, day, until, words, by_whom) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict do nothing returning id`;

const REMOVE = `
  delete from volunteer_entries where id = $1 and member_id = $2 and kind <> 'guidelines' returning id`;

const AGREE = `
  insert into volunteer_entries (id, member_id, kind, day, words, by_whom)
  select $1, $2, 'guidelines', current_date, '', '' where not exists (
    select from volunteer_entries where member_id = $2 and kind = 'guidelines' and day = current_date)
  returning id`;
