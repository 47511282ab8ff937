import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';
import { type Danger, isDanger } from '../urgent-words/danger.js';
import { raise } from '../urgent-words/raising.js';
import { Settled } from './errors.js';
import type { NoteAnswerFields } from './forms.js';
import { noteById, type NoteRow, waitingNotes } from './note-reading.js';

/** How many private notes somebody may send within a day, under all of their names. */
export const NOTES_A_DAY = 5;

/** What the quick look hears in words. */
export interface Heard {
  help: string | null;
  danger: Danger | null;
}

interface SentNote extends Heard {
  from: Viewer;
  body: string;
  key: string;
}

/** Members' private notes to the staff: open to everybody, whatever limit they have. */
@Injectable()
export class Notes {
  constructor(private readonly database: DataSource) {}

  /**
   * Takes in a note. The same form sent twice is one note.
   * @param said what the words call for and the danger in them, as the quick look says
   * @returns false when there were enough for a day: then nothing is saved
   */
  send(from: Viewer, { body, key }: { body: string; key: string }, said: Heard): Promise<boolean> {
    return this.database.transaction((manager) => send(manager, { from, body, key, ...said }));
  }

  /** Takes in words that came by another form; until somebody has read them, they are one note however often they come. */
  sendOnce(from: Viewer, body: string, said: Heard): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await takeTurn(manager, from);
      const waits = await manager.query<unknown[]>(WAITS, [from.personaId, body]);
      return waits.length > 0 || send(manager, { from, body, key: randomUUID(), ...said });
    });
  }

  /** What waits for the staff: what sounds like a crisis first, then the longest waiting. Never the viewer's own. */
  waiting(viewer: Viewer): Promise<NoteRow[]> {
    return waitingNotes.rows(this.database, [ownPersonas(viewer)]);
  }

  /** One that waits; opening it is recorded. @throws NotFound, Settled */
  async open(id: string, viewer: Viewer): Promise<NoteRow> {
    const note = await this.unread(id, viewer);
    const look = { actor: viewer.memberId, subject: note.id, code: 'limit_note' };
    await recordLook(this.database.manager, look);
    return note;
  }

  /** Answers a note, or says that it was read; once. @throws Settled */
  async answer(note: NoteRow, viewer: Viewer, fields: NoteAnswerFields): Promise<void> {
    const done = await this.database.transaction((manager) => answer(manager, note, viewer.memberId, fields));
    if (!done) await this.unread(note.id, viewer);
  }

  /** @throws NotFound, Settled when somebody has read it */
  async unread(id: string, viewer: Viewer): Promise<NoteRow> {
    const note = isUuid(id) ? await noteById.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!note) throw new NotFound();
    if (note.read_at) throw new Settled('read', note.read_by_name);
    return note;
  }
}

async function send(manager: EntityManager, note: SentNote): Promise<boolean> {
  const { from, body, key, help, danger } = note;
  const { memberId, personaId, names } = from;
  await takeTurn(manager, from);
  const own = names.map((name) => name.personaId);
  const [today] = await manager.query<{ enough: boolean }[]>(ENOUGH, [memberId, body, key, own]);
  // Whoever may be in danger is heard, however often.
  if (today?.enough && !isDanger(danger)) return false;
  const [saved] = await manager.query<{ id: string }[]>(SEND, [personaId, body, key, help]);
  if (saved) await raise(manager, { source: 'note', subject: saved.id, personaId }, danger);
  return true;
}

// One person's notes, or ten at once would all be the fifth.
async function takeTurn(manager: EntityManager, { memberId }: Viewer): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 15))', [memberId]);
}

const WAITS = 'select from limit_notes where persona_id = $1 and body = $2 and read_at is null';

const ENOUGH = `
  select count(*) >= ${NOTES_A_DAY} and not bool_or(submission_key = $3 and body = $2) as enough
  from limit_notes
  where persona_id in (select id from personas where member_id = $1 or id = any ($4))
    and written_at > now() - interval '24 hours'`;

const SEND = `
  insert into limit_notes (persona_id, body, submission_key, advised_help) values ($1, $2, $3, $4)
  on conflict do nothing returning id`;

async function answer(
  manager: EntityManager,
  { id, persona_id }: NoteRow,
  staffId: string,
  { outcome, reason }: NoteAnswerFields,
): Promise<boolean> {
  const words = outcome === 'answer' ? reason : null;
  const [, affected] = await manager.query<[unknown, number]>(ANSWER, [id, words, staffId]);
  if (affected === 1 && words) await sendNotice(manager, persona_id, 'note_answered', { limitNoteId: id });
  return affected === 1;
}

const ANSWER = `
  update limit_notes set answer = $2, read_by = $3, read_at = date_trunc('minute', now())
  where id = $1 and read_at is null`;
