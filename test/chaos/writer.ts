import { setTimeout as delay } from 'node:timers/promises';
import { Vault } from '../../src/platform/vault/vault.js';
import { pick } from '../support/chance.js';
import { Visitor } from '../support/visitor.js';
import type { Text } from './texts.js';

const AN_ANSWER_MS = 8_000;
/** People press again after a moment, not all at once. */
const AGAIN_MS = 1_000;
const PERSISTS_MS = 90_000;
/** How many let go while the page still loads; half of them come back and send the form again. */
const LET_GO = 0.15;
const PASSWORD = 'a lamp in the window at night';

/** What became of one sending. */
export type Outcome = { post: string; at: number; tries: number } | { gaveUp: true } | { refused: number };

/** One person with one browser: sends a form, and again where no answer came, to whichever web process answers. */
export class Writer {
  private constructor(
    private readonly origins: readonly string[],
    private readonly headers: Record<string, string>,
    private readonly csrf: string,
    private readonly random: () => number,
  ) {}

  /** Signs up by the form. */
  static async join(
    origins: readonly string[],
    vault: Vault,
    nth: number,
    random: () => number,
  ): Promise<Writer> {
    const address = { 'x-forwarded-for': `10.0.${nth}.1` };
    const visitor = new Visitor(origins[0]!, address);
    const fields = {
      pseudonym: `Rower ${String.fromCharCode(97 + nth)}x`,
      password: PASSWORD,
      agreed: 'yes',
    };
    const { headers, status } = await visitor.send('/sign-up', fields);
    const visit = /\bvisit=([\w-]+)/.exec(String(headers['set-cookie']))?.[1];
    if (!visit) throw new Error(`Nobody could sign up (${status}).`);
    const csrf = vault.tag('csrf', visit).toString('base64url');
    return new Writer(origins, { ...address, cookie: `visit=${visit}` }, csrf, random);
  }

  /** Sends a text until the place says that it has it, or until this person lets go. */
  async write(path: string, { body, title, key }: Text): Promise<Outcome> {
    const fields = { body, key, _csrf: this.csrf, ...(title ? { title } : {}) };
    if (this.random() < LET_GO) {
      await this.letGo(path, fields);
      if (this.random() < 0.5) return { gaveUp: true };
      await delay(1_000 + this.random() * 4_000);
    }
    return this.persist(path, fields);
  }

  private async persist(path: string, fields: Record<string, string>): Promise<Outcome> {
    const until = Date.now() + PERSISTS_MS;
    for (let tries = 1; Date.now() < until; tries++) {
      const answer = await this.send(path, fields, AbortSignal.timeout(AN_ANSWER_MS)).catch(() => null);
      const post = /\/posts\/([0-9a-f-]{36})|#post-([0-9a-f-]{36})/.exec(
        answer?.headers.get('location') ?? '',
      );
      if (post) return { post: (post[1] ?? post[2])!, at: Date.now(), tries };
      if (answer && answer.status < 500) return { refused: answer.status };
      await delay(AGAIN_MS * (0.5 + this.random()));
    }
    return { gaveUp: true };
  }

  private async letGo(path: string, fields: Record<string, string>): Promise<void> {
    await this.send(path, fields, AbortSignal.timeout(1 + Math.floor(this.random() * 150))).catch(
      () => undefined,
    );
  }

  // As a proxy: to the other process where the first does not even take the call.
  private async send(path: string, fields: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const first = pick(this.random, this.origins);
    const others = this.origins.filter((origin) => origin !== first);
    return this.at(first, path, fields, signal).catch((error: unknown) => {
      if (!isRefused(error)) throw error;
      return this.at(others[0]!, path, fields, signal);
    });
  }

  private async at(
    origin: string,
    path: string,
    fields: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    const headers = { ...this.headers, 'sec-fetch-site': 'same-origin' };
    const options = {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
      redirect: 'manual',
      signal,
    } as const;
    const answer = await fetch(`${origin}${path}`, options);
    await answer.arrayBuffer();
    return answer;
  }
}

function isRefused(error: unknown): boolean {
  return (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
}
