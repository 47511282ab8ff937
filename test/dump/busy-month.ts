import type { INestApplicationContext } from '@nestjs/common';
import { Accounts } from '../../src/accounts/accounts.js';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import { chance, pick } from '../support/chance.js';
import { type Forum, startForum } from '../support/forum.js';
import { decide } from '../support/people.js';
import { type MovedDatabase, newMovedDatabase } from './moving-clock.js';
import { lettersOf, postIn, Someone } from './someone.js';
import type { Answer, Visitor } from '../support/visitor.js';

export interface Month {
  members: number;
  seed: number;
}

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const BOARDS = ['depression', 'anxiety', 'bipolar', 'addiction', 'family'];
/** What people do beside finding new names, each so often for every member. */
const DEEDS: Record<string, number> = {
  again: 4,
  pseudonym: 3,
  read: 2,
  report: 1,
  draft: 1,
  edit: 0.6,
  withdraw: 0.3,
  plan: 0.3,
  choices: 0.3,
  notices: 1,
  leave: 1,
  crisis: 0.2,
};
const TOGETHER = 3;
const ROUND_EVERY = 6 * 60 * MINUTE;

/**
 * Weeks on the real forum, with web, worker and queue, whose database's clock is moved: members with three to six
 * one-time names each write, read, report and leave. Who does what when is pure chance, so that whatever ties two names
 * together afterwards is the forum's doing and not theirs.
 */
export class BusyMonth {
  private readonly random: () => number;
  private readonly people: Someone[] = [];
  private readonly threads: string[] = [];
  private clock = START;
  private lastRound = START;

  private constructor(
    readonly forum: Forum,
    readonly database: MovedDatabase,
    private readonly staff: Visitor,
    private readonly worker: INestApplicationContext,
    private readonly month: Month,
  ) {
    this.random = chance(month.seed);
  }

  static async start(month: Month): Promise<BusyMonth> {
    const database = await newMovedDatabase(new Date(START));
    const forum = await startForum({
      database,
      config: {
        databaseUrl: database.webUrl,
        workerDatabaseUrl: database.workerUrl,
        sessionIdleMinutes: 60 * 24,
        newAccountThreads: 1_000,
        reportsADay: 1_000,
      },
    });
    const staff = await forum.person('Mo Winter', 'admin');
    return new BusyMonth(forum, database, staff, await forum.startWorker(), month);
  }

  async live(): Promise<void> {
    await this.signUps();
    const deeds = this.shuffled(this.people.flatMap((person) => this.deedsOf(person)));
    for (let at = 0; at < deeds.length; at += TOGETHER) {
      await this.wait();
      const now = new Map(deeds.slice(at, at + TOGETHER).map((deed) => [deed.person, deed]));
      await Promise.all([...now.values()].map(({ person, deed }) => this.act(person, deed)));
    }
    await this.forum.app.get(OneTimeNames).file();
  }

  /** Whose a one-time name is; for the measurer. */
  async owners(): Promise<Map<string, string>> {
    const rows = await this.forum.sql<{ id: string }>(`select id from personas where kind = 'one_time'`);
    const names = this.forum.app.get(OneTimeNames);
    const owned = rows.map(async ({ id }): Promise<[string, string]> => [
      id,
      (await names.ownerOf(id))!.memberId,
    ]);
    return new Map(await Promise.all(owned));
  }

  private async signUps(): Promise<void> {
    for (let number = 0; number < this.month.members; number++) {
      await this.wait();
      const { memberId } = await this.forum.app
        .get(Accounts)
        .create(`Otter ${lettersOf(number, 3)}`, 'a lamp in the window');
      this.people.push(new Someone(this.forum, memberId, number));
    }
  }

  private deedsOf(person: Someone): { person: Someone; deed: string }[] {
    const names = 3 + Math.floor(this.random() * 4);
    const others = Object.entries(DEEDS).flatMap(([deed, often]) =>
      Array.from({ length: Math.floor(often + this.random()) }, () => deed),
    );
    return [...Array.from({ length: names }, () => 'name'), ...others].map((deed) => ({ person, deed }));
  }

  private async act(person: Someone, deed: string): Promise<void> {
    await person.come(this.clock);
    if (deed === 'name' || deed === 'pseudonym') await this.begin(person, deed === 'name');
    else if (deed === 'crisis') await this.crisis(person);
    else if (deed === 'leave') await person.leave();
    else if (deed === 'read') await person.get(`/threads/${this.anyThread()}`);
    else if (deed === 'notices') await person.get(this.random() < 0.5 ? '/notices' : '/names');
    else if (deed === 'plan') await person.post('/safety-plan', { signs: this.sentence() });
    else if (deed === 'choices') await person.post('/reading-choices', { words: this.sentence() });
    else if (deed === 'report') await this.report(person);
    else await this.goOn(person, deed);
  }

  private async begin(person: Someone, oneTime: boolean): Promise<void> {
    const new_ = this.threads.length < 5 || this.random() < 0.35;
    const free = this.threads.filter((id) => !person.written.some(({ threadId }) => threadId === id));
    if (new_ || free.length === 0) await this.open(person, oneTime);
    else await this.sure(person.answer(pick(this.random, free), oneTime, this.sentence()));
  }

  private async open(person: Someone, oneTime: boolean): Promise<void> {
    const words = { title: this.sentence().slice(0, 40), body: this.sentence() };
    await this.sure(person.open(pick(this.random, BOARDS), oneTime, words));
    this.threads.push(person.written.at(-1)!.threadId);
  }

  private async goOn(person: Someone, deed: string): Promise<void> {
    if (person.written.length === 0) return;
    const place = pick(this.random, person.written);
    const post = pick(this.random, place.posts);
    if (deed === 'again') await person.again(place, this.sentence());
    if (deed === 'draft') await person.post(`/threads/${place.threadId}/draft`, { body: this.sentence() });
    if (deed === 'edit')
      await person.post(`/posts/${post}/revisions`, {
        body: this.sentence(),
        title: 'Another title',
        key: crypto.randomUUID(),
      });
    if (deed === 'withdraw') await person.post(`/posts/${post}/withdrawal`, {});
  }

  // Held, read by the team, put up, and a pause now and then: so notices, follow-ups and limits have rows too.
  private async crisis(person: Someone): Promise<void> {
    const place = person.written.length > 0 ? pick(this.random, person.written) : null;
    if (!place) return;
    const post = postIn(await person.again(place, `I am going to kill myself tonight. ${this.sentence()}`));
    if (!post) return;
    await decide(this.forum, this.staff, post, 'publish').catch(() => undefined);
    const reason = { kind: 'notice', guideline: 'kindness', reason: this.sentence() };
    if (this.random() < 0.5)
      await this.staff.send(`/posts/${post}/pause`, reason, `/posts/${post}/pause`).catch(() => undefined);
  }

  private async report(person: Someone): Promise<void> {
    const rows = await this.forum.sql<{ id: string }>('select id from posts where position is not null');
    if (rows.length > 0)
      await person.post(`/posts/${pick(this.random, rows).id}/report`, {
        kind: 'worried',
        body: this.sentence(),
      });
  }

  private async wait(): Promise<void> {
    this.clock += Math.floor(this.random() * 40) * MINUTE + Math.floor(this.random() * MINUTE);
    await this.database.setClock(new Date(this.clock));
    if (this.clock - this.lastRound < ROUND_EVERY) return;
    this.lastRound = this.clock;
    await this.forum.app.get(OneTimeNames).file();
    await this.worker.get(Housekeeping).tidy();
  }

  private async sure(done: Promise<Answer>): Promise<void> {
    const answer = await done;
    if (!postIn(answer)) throw new Error(`A text was not taken in (${answer.status}): ${answer.text}`);
  }

  private anyThread(): string {
    return this.threads.length > 0 ? pick(this.random, this.threads) : 'none';
  }

  private sentence(): string {
    const words = [
      'rain',
      'tea',
      'the window',
      'a walk',
      'morning',
      'the bus',
      'my sister',
      'sleep',
      'work',
      'bread',
    ];
    return `Today ${Array.from({ length: 4 + Math.floor(this.random() * 12) }, () => pick(this.random, words)).join(' and ')}.`;
  }

  private shuffled<T>(items: T[]): T[] {
    for (let last = items.length - 1; last > 0; last--) {
      const other = Math.floor(this.random() * (last + 1));
      [items[last], items[other]] = [items[other]!, items[last]!];
    }
    return items;
  }
}
