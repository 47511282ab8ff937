import { setTimeout as delay } from 'node:timers/promises';
import { pick } from '../support/chance.js';
import { markersIn } from './texts.js';

const AN_ANSWER_MS = 5_000;

/** Somebody who is not signed in and reads all the time, and notes when each text was there to be read first. */
export class Observer {
  /** Milliseconds of the clock, by marker. */
  readonly seen = new Map<string, number>();
  pages = 0;
  private over = false;
  private reading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly origins: readonly string[],
    private readonly random: () => number,
  ) {}

  /**
   * @param threads each is read on from its last page
   * @param latest posts that were sent just now: asked for by their own address
   */
  start(threads: readonly string[], latest: () => string | undefined): void {
    const threadReaders = threads.map((thread) => this.readOn(`/threads/${thread}`));
    const others = [this.lookAround(), this.ask(latest), this.ask(latest)];
    this.reading = Promise.all([...threadReaders, ...others]);
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.reading;
  }

  /** Reads a page once, and notes what stands there. @returns it, or null where none came */
  async read(path: string): Promise<string | null> {
    const signal = AbortSignal.timeout(AN_ANSWER_MS);
    const html = await fetch(`${pick(this.random, this.origins)}${path}`, { signal })
      .then((answer) => answer.text())
      .catch(() => null);
    if (html) this.note(html);
    return html;
  }

  private note(html: string): void {
    this.pages += 1;
    const now = Date.now();
    for (const marker of markersIn(html)) if (!this.seen.has(marker)) this.seen.set(marker, now);
  }

  private async readOn(first: string): Promise<void> {
    for (let path = first; !this.over; await delay(200)) {
      const next = /<a href="([^"]+)" rel="next"/.exec((await this.read(path)) ?? '')?.[1];
      path = next?.replaceAll('&amp;', '&') ?? path;
    }
  }

  private async lookAround(): Promise<void> {
    for (; !this.over; await delay(100))
      for (const path of ['/', '/boards/depression', '/boards/anxiety']) await this.read(path);
  }

  private async ask(latest: () => string | undefined): Promise<void> {
    for (; !this.over; await delay(30)) {
      const post = latest();
      if (post) await this.read(`/posts/${post}`);
    }
  }
}
