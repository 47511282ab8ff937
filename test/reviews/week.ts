import type { DataSource } from 'typeorm';
import { waitingItems } from '../../src/reviews/queue.js';
import {
  decide,
  giveVerdict,
  render,
  type Someone,
  someone,
  takeClaim,
  type Text,
} from '../database/hands.js';
import type { Desk } from './desk.js';
import { idsOf } from './desk.js';
import { type Arrival, type Board, BOARDS, DAY, LEVELS, WEEK } from './inflow.js';

/** How the moderators of a week work. */
export interface Manner {
  name: string;
  /** Each looks at boards of their own alone. */
  filters: boolean;
  /** Minutes after which a claim whose owner was called away ends. */
  lease: number;
}

/** What came of it: for every text that was decided, how long it had waited; and whoever was passed over. */
export interface Outcome {
  waits: { arrival: Arrival; minutes: number }[];
  taken: number;
  /** What somebody passed over though they looked at it. */
  overtaken: string[];
  /** How often something was taken while a graver or older text of another board waited. */
  unseen: number;
}

interface Moderator extends Someone {
  boards: Board[];
  from: number;
  hours: number;
  freeAt: number;
}

interface Waiting {
  arrival: Arrival;
  text: Text;
  urgency: number;
  claimedUntil: number;
  /** Whoever reads it will decide it. */
  being: boolean;
  tries: number;
}

const LONG_WAIT = DAY;
// Long enough for whatever is still there on Sunday night.
const END = WEEK + 2 * DAY;

/** A week on the real list: real texts, real claims, real decisions; the clock alone is the test's. */
export class Week {
  private readonly waiting = new Map<string, Waiting>();
  private readonly outcome: Outcome = { waits: [], taken: 0, overtaken: [], unseen: 0 };
  private readonly begin = Math.floor(Date.now() / 60_000) - END - DAY;
  private staff: Moderator[] = [];
  private texts = new Map<string, Text>();

  constructor(
    private readonly desk: Desk,
    private readonly database: DataSource,
    private readonly arrivals: Arrival[],
    private readonly manner: Manner,
  ) {}

  async pass(): Promise<Outcome> {
    await this.prepare();
    for (let minute = 0; minute < END; minute++) await this.live(minute);
    return this.outcome;
  }

  private async prepare(): Promise<void> {
    await this.desk.sql('truncate threads cascade');
    const author = await idsOf(this.desk, 'Ana');
    for (const arrival of this.arrivals) this.texts.set(arrival.id, await this.write(arrival, author));
    for (const [nth, shift] of SHIFTS.entries())
      this.staff.push({ ...shift, freeAt: 0, ...(await moderator(this.desk, `Moderator ${nth}`)) });
  }

  private async write({ id, at, board }: Arrival, { personaId }: Someone): Promise<Text> {
    const [row] = await this.desk.sql<{ post: string; thread: string }>(
      `with t as (insert into threads (board_id) select id from boards where slug = $1 returning id),
       p as (insert into posts (thread_id, persona_id, opening) select t.id, $2, true from t returning id, thread_id)
       insert into revisions (id, post_id, number, title, body, submission_key, written_at)
       select $3, p.id, 1, 'Rain', 'It is grey here.', gen_random_uuid(), to_timestamp($4 * 60) from p
       returning post_id as post, (select thread_id from p) as thread`,
      [board, personaId, id, this.begin + at],
    );
    return {
      id,
      postId: row!.post,
      threadId: row!.thread,
      title: 'Rain',
      body: 'It is grey here.',
      html: null,
    };
  }

  private async live(minute: number): Promise<void> {
    for (const arrival of this.arrivals.filter(({ at }) => at === minute)) await this.hold(arrival);
    if (minute % 60 === 0) await this.raise(minute);
    await this.endClaims(minute);
    for (const moderator of this.staff)
      if (this.isFree(moderator, minute)) await this.work(moderator, minute);
  }

  private async hold(arrival: Arrival): Promise<void> {
    const { urgency, ...judgement } = LEVELS[arrival.level];
    const text = await render(this.desk.sql, this.texts.get(arrival.id)!);
    await giveVerdict(this.desk.sql, text, { ...judgement, outcome: 'hold' });
    await this.desk.sql(`update revisions set state = 'held' where id = $1`, [text.id]);
    this.waiting.set(text.id, { arrival, text, urgency, claimedUntil: 0, being: false, tries: 0 });
  }

  // As housekeeping does, by the clock of the test.
  private async raise(minute: number): Promise<void> {
    const before = this.begin + minute - LONG_WAIT;
    await this.desk.sql('select raise_long_waiting(now() - to_timestamp($1 * 60))', [before]);
    for (const waiting of this.waiting.values())
      if (this.begin + waiting.arrival.at < before) waiting.urgency = Math.min(waiting.urgency, 4);
  }

  private async endClaims(minute: number): Promise<void> {
    for (const waiting of this.waiting.values()) {
      if (waiting.claimedUntil !== minute) continue;
      if (waiting.being) await this.decide(waiting, minute);
      else
        await this.desk.sql(`update claims set until = now() - interval '1 second' where revision_id = $1`, [
          waiting.text.id,
        ]);
    }
  }

  private async decide({ arrival, text }: Waiting, minute: number): Promise<void> {
    const [claim] = await this.desk.sql<{ staff_id: string }>(
      'select staff_id from claims where revision_id = $1',
      [text.id],
    );
    const outcome = LEVELS[arrival.level].tier === 'crisis' ? 'keep' : 'return';
    await decide(this.desk.sql, text, { memberId: claim!.staff_id, personaId: '' }, outcome);
    this.waiting.delete(text.id);
    this.outcome.waits.push({ arrival, minutes: minute - arrival.at });
  }

  private isFree({ from, hours, freeAt }: Moderator, minute: number): boolean {
    const ofDay = minute % DAY;
    const on = (ofDay - from + DAY) % DAY < hours * 60;
    return on && freeAt <= minute;
  }

  private async work(moderator: Moderator, minute: number): Promise<void> {
    const choice = this.manner.filters ? moderator.boards : [undefined];
    for (const board of choice) {
      const open = this.open(minute, board);
      if (open.length > 0) return this.take(moderator, minute, open, board);
    }
  }

  private open(minute: number, board?: Board): Waiting[] {
    return [...this.waiting.values()].filter(
      ({ arrival, claimedUntil }) => claimedUntil <= minute && (!board || arrival.board === board),
    );
  }

  private async take(moderator: Moderator, minute: number, open: Waiting[], board?: Board): Promise<void> {
    const { items } = await waitingItems(this.database, { ...moderator, names: [] }, board ? { board } : {});
    const first = items.find(({ claim }) => claim === null);
    const waiting = this.waiting.get(first?.href.split('/').at(-1) ?? '');
    if (!waiting) throw new Error('The list offers nothing of what waits.');
    this.compare(waiting, open, this.open(minute));
    await takeClaim(this.desk.sql, waiting.text, moderator, `now() + interval '1 day'`);
    this.begins(moderator, waiting, minute);
  }

  private compare(taken: Waiting, looked: Waiting[], all: Waiting[]): void {
    this.outcome.taken += 1;
    this.outcome.overtaken.push(
      ...looked.filter((other) => goesBefore(other, taken)).map(({ text }) => text.id),
    );
    if (all.some((other) => goesBefore(other, taken))) this.outcome.unseen += 1;
  }

  private begins(moderator: Moderator, waiting: Waiting, minute: number): void {
    const { takes, leftAlone } = waiting.arrival;
    waiting.being = !(leftAlone && waiting.tries === 0);
    waiting.tries += 1;
    waiting.claimedUntil = minute + (waiting.being ? takes : this.manner.lease);
    moderator.freeAt = minute + (waiting.being ? takes : AWAY);
  }
}

function goesBefore(one: Waiting, other: Waiting): boolean {
  return one.urgency < other.urgency || (one.urgency === other.urgency && one.arrival.at < other.arrival.at);
}

// Minutes that somebody is gone who was called away.
const AWAY = 45;

const [depression, anxiety, bipolar, addiction, family] = BOARDS;

// By day, in the evening, in the night; minutes of the day.
const SHIFTS = [
  { from: 8 * 60, hours: 8, boards: [depression, anxiety] },
  { from: 12 * 60, hours: 8, boards: [bipolar, addiction, family] },
  { from: 17 * 60, hours: 7, boards: [depression] },
  { from: 18 * 60, hours: 7, boards: [anxiety, bipolar] },
  { from: 19 * 60, hours: 6, boards: [addiction, family] },
  { from: 23 * 60, hours: 7, boards: [family, addiction, bipolar, anxiety, depression] },
];

async function moderator(desk: Desk, name: string): Promise<Someone> {
  const [known] = await desk.sql<{ id: string; member_id: string }>(
    'select id, member_id from personas where name = $1',
    [name],
  );
  return known ? { personaId: known.id, memberId: known.member_id } : someone(desk.sql, name, 'moderator');
}

/** The time within which so many of a hundred were decided. */
export function percentile(waits: number[], share: number): number {
  const sorted = [...waits].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? 0;
}
