import { setTimeout as delay } from 'node:timers/promises';
import { masterKeys } from '../../src/platform/vault/master-key.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { pick } from '../support/chance.js';
import { testConfig } from '../support/config.js';
import { Ledger } from './ledger.js';
import type { Machine } from './machine.js';
import { type Text, Texts } from './texts.js';
import { Writer } from './writer.js';

const WRITERS = 20;
const THREADS = 8;
const EDITS = 0.1;
const OPENINGS = 0.05;
const BOARDS = ['depression', 'anxiety'];
const LATEST = 40;

/** People who write at a steady rate, whatever happens to the place. */
export class Crowd {
  readonly ledger: Ledger;
  readonly threads: string[] = [];
  private readonly texts: Texts;
  private readonly writers: Writer[] = [];
  private readonly own = new Map<Writer, string[]>();
  private readonly latest: string[] = [];
  private readonly writing = new Set<Promise<void>>();
  private over = false;

  constructor(
    private readonly machine: Machine,
    private readonly random: () => number,
    seed: number,
  ) {
    this.ledger = new Ledger(machine);
    this.texts = new Texts(random, seed);
  }

  /** They sign up, and open threads to write in. */
  async gather(): Promise<void> {
    const vault = new Vault(masterKeys(testConfig()));
    for (let nth = 0; nth < WRITERS; nth++)
      this.writers.push(await Writer.join(this.machine.origins, vault, nth, this.random));
    for (let nth = 0; nth < THREADS; nth++) await this.openOne(this.writers[nth]!);
  }

  /** @param everyMs from one text to the next */
  async writeUntil(done: Promise<unknown>, everyMs: number): Promise<void> {
    const over = done.finally(() => (this.over = true));
    while (!this.over) {
      this.track(this.writeOne(pick(this.random, this.writers)));
      await delay(everyMs);
    }
    await Promise.all([over, ...this.writing]);
  }

  /** The address of something that was sent a moment ago. */
  readonly lately = (): string | undefined => this.latest[Math.floor(this.random() * this.latest.length)];

  private track(work: Promise<void>): void {
    this.writing.add(work);
    void work.finally(() => this.writing.delete(work));
  }

  private async openOne(writer: Writer): Promise<void> {
    const board = this.threads.length % 2 ? 'anxiety' : 'depression';
    for (let found = false; !found;) {
      const text = this.texts.nextThread();
      if (text.fate === 'held') continue;
      await this.send(writer, `/boards/${board}/threads`, text);
      found = await this.noteThread(text);
    }
  }

  private async noteThread({ marker }: Text): Promise<boolean> {
    const post = this.ledger.acknowledged.get(marker)?.post;
    if (!post) return false;
    const [row] = await this.machine.sql<{ id: string }>('select thread_id as id from posts where id = $1', [
      post,
    ]);
    this.threads.push(row!.id);
    while ((await this.machine.sql(UP, [post])).length === 0) await delay(100);
    return true;
  }

  private async writeOne(writer: Writer): Promise<void> {
    const dice = this.random();
    const mine = this.own.get(writer);
    if (dice < EDITS && mine)
      return this.send(writer, `/posts/${pick(this.random, mine)}/revisions`, this.texts.next());
    if (dice < EDITS + OPENINGS)
      return this.send(writer, `/boards/${pick(this.random, BOARDS)}/threads`, this.texts.nextThread());
    const text = this.texts.next();
    await this.send(writer, `/threads/${pick(this.random, this.threads)}/posts`, text);
    const sent = this.ledger.acknowledged.get(text.marker);
    if (sent && text.fate === 'up') this.own.set(writer, [...(mine ?? []), sent.post]);
  }

  private async send(writer: Writer, path: string, text: Text): Promise<void> {
    this.ledger.sent.set(text.marker, text);
    const outcome = await writer.write(path, text);
    if ('gaveUp' in outcome) this.ledger.gaveUp += 1;
    else if ('refused' in outcome) this.ledger.refused.push(outcome.refused);
    else this.note(text, outcome);
  }

  private note(text: Text, { post, at, tries }: { post: string; at: number; tries: number }): void {
    this.ledger.acknowledged.set(text.marker, { post, at });
    this.ledger.tries += tries;
    this.latest.push(post);
    if (this.latest.length > LATEST) this.latest.shift();
  }
}

const UP = `select from revisions where post_id = $1 and state = 'published'`;
