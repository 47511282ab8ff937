import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Board } from '../boards/board.entity.js';
import { CHECK_WORDS, type CheckWords } from '../boards/staff-words.js';
import { sendNotice } from '../notices/send-notice.js';
import { Personas } from '../personas/personas.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { isForMembers } from '../threads/choices/fields.js';
import { Submissions } from '../threads/submissions.js';
import { circleOfThread, type CircleRow } from './circle-reading.js';
import { composed, promptsOf } from './composing.js';
import { asCircleProblem } from './errors.js';
import { type CircleFields, lengthsFrom, type OfferFields, promptsFrom, type TimesFields } from './forms.js';
import { edgesOf } from './phases.js';

/** Circles: opened like any thread, led by one facilitator, and given from one to the next. PostgreSQL asks who does what. */
@Injectable()
export class Circles {
  constructor(
    private readonly database: DataSource,
    private readonly submissions: Submissions,
    private readonly personas: Personas,
    @Inject(CHECK_WORDS) private readonly check: CheckWords,
  ) {}

  /** A circle that the visitor may read. @throws NotFound */
  async readable(id: string, viewer: Viewer | null): Promise<CircleRow> {
    const names = viewer ? ownPersonas(viewer) : [];
    const row = isUuid(id) ? await circleOfThread.row(this.database, [names, id]) : null;
    if (!row) throw new NotFound();
    return row;
  }

  /** One that the viewer leads. @throws NotFound for everybody else */
  async led(id: string, viewer: Viewer): Promise<CircleRow> {
    const row = await this.readable(id, viewer);
    if (row.led_by !== viewer.personaId) throw new NotFound();
    return row;
  }

  /** Opens a circle under the pseudonym. @returns the id of its opening post @throws what opening a thread throws */
  async open(board: Board, fields: CircleFields, viewer: Viewer): Promise<string> {
    const words = {
      title: fields.title,
      body: bodyOf(fields),
      key: fields.key,
      beside: (manager: EntityManager, revisionId: string) => begin(manager, revisionId, fields, viewer),
    };
    const choices = { membersOnly: isForMembers(fields), wishes: [] };
    return this.submissions.openThread(board.id, words, { ...viewer, board: board.slug }, choices);
  }

  /** Takes no more answers, once it is over; or takes them again. @throws NotForThisCircle */
  async shut({ thread_id: id }: CircleRow, viewer: Viewer, shut: boolean): Promise<void> {
    await this.ask('select shut_circle($1, $2, $3)', [id, viewer.memberId, shut]);
  }

  /** Changes when the parts are that have not begun. @throws NotForThisCircle when one of them begins in this moment */
  async retime({ thread_id: id, zone }: CircleRow, fields: TimesFields, viewer: Viewer): Promise<void> {
    const values = [id, viewer.memberId, fields.first, edgesLeft(fields, zone)];
    await this.ask('select change_circle_times($1, $2, $3, $4::timestamptz[])', values);
  }

  /**
   * Offers it to another facilitator who reads the board, by a notice, or to whoever can.
   * @returns false where there is no such facilitator
   * @throws WordsStopped
   */
  async offer(circle: CircleRow, { pseudonym, note }: OfferFields, viewer: Viewer): Promise<boolean> {
    const whom = pseudonym ? await this.personas.byName(pseudonym) : null;
    if (pseudonym && (!whom || !(await this.mayTake(circle, whom.id, viewer)))) return false;
    await this.check({ note }, viewer);
    await this.database
      .transaction((manager) => offer(manager, circle, { whom: whom?.id ?? null, note }, viewer))
      .catch(rethrow);
    return true;
  }

  /** Keeps it after all. @throws NotForThisCircle */
  async keep({ thread_id: id }: CircleRow, viewer: Viewer): Promise<void> {
    await this.ask('select keep_circle($1, $2)', [id, viewer.memberId]);
  }

  /** Leads it from now on. @throws NotForThisCircle */
  async take({ thread_id: id }: CircleRow, viewer: Viewer): Promise<void> {
    await this.ask('select take_circle($1, $2)', [id, viewer.memberId]);
  }

  private async mayTake(circle: CircleRow, whom: string, viewer: Viewer): Promise<boolean> {
    const [row] = await this.database.query<{ may: boolean }[]>(MAY_TAKE, [whom, circle.board_id]);
    return whom !== viewer.personaId && row?.may === true;
  }

  private async ask(sql: string, values: unknown[]): Promise<void> {
    await this.database.query(sql, values).catch(rethrow);
  }
}

/** The opening post that a form makes. */
export function bodyOf(fields: CircleFields): string {
  return composed(fields.body, promptsOf(promptsFrom(fields)));
}

/** The moments of a form. */
export function edgesIn(fields: CircleFields): Date[] {
  const { day, hour, zone, length_1, length_2, length_3, length_4 } = fields;
  return edgesOf({ day, hour, zone, lengths: [length_1, length_2, length_3, length_4] });
}

/** The moments of a form of what is left: where those parts begin, and the end of the last. */
export function edgesLeft(fields: TimesFields, zone: string): Date[] {
  const lengths = lengthsFrom(fields.first).map((name) => fields[name]!);
  return edgesOf({ day: fields.day, hour: fields.hour, zone, lengths });
}

async function begin(
  manager: EntityManager,
  revisionId: string,
  fields: CircleFields,
  { memberId }: Viewer,
): Promise<void> {
  await manager.query(BEGIN, [revisionId, memberId, fields.zone, edgesIn(fields)]);
}

async function offer(
  manager: EntityManager,
  circle: CircleRow,
  { whom, note }: { whom: string | null; note: string },
  { memberId }: Viewer,
): Promise<void> {
  await manager.query('select offer_circle($1, $2, $3, $4)', [circle.thread_id, memberId, whom, note]);
  if (whom) await sendNotice(manager, whom, 'circle_offered', { postId: circle.opening_id });
}

function rethrow(error: unknown): never {
  throw asCircleProblem(error);
}

const BEGIN = `
  select open_circle(p.thread_id, $2, $3, $4::timestamptz[]) from revisions r join posts p on p.id = r.post_id where r.id = $1`;

const MAY_TAKE = `
  select facilitates(member_id) and reads_board($2, array[id]) as may from personas where id = $1 and member_id is not null`;
