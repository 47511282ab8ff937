import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { padded } from '../platform/vault/padding.js';
import { Vault } from '../platform/vault/vault.js';
import { Cookies } from '../platform/web/cookies.js';
import type { DraftWords } from './drafts/draft-words.js';

/** What a guest wrote before choosing a name, or a member after their session had ended, and where it was going. */
export interface Draft extends DraftWords {
  /** Whose form it was: shown to nobody else who signs in at this browser. */
  writer?: string;
}

const PURPOSE = 'draft';
const MOST = 5;

/** Guests' texts, sealed: they open only together with the token in the guest's own browser, for a day. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly cookies: Cookies,
  ) {}

  /** Keeps a draft for this browser, beside those it has; the oldest goes when there are too many. */
  async keep(request: Request, response: Response, draft: Draft): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const sealed = this.vault.seal(PURPOSE, padded(JSON.stringify(draft)), token);
    await this.database.query('insert into drafts (token_digest, sealed) values ($1, $2)', [
      digest(token),
      sealed,
    ]);
    this.remember(response, [...this.tokens(request), token].slice(-MOST));
  }

  /**
   * This browser's oldest draft for who is signed in now, or null when there is none or their days are over.
   * @param writers say in forms who that is
   */
  async waiting(request: Request, response: Response, writers: string[]): Promise<Draft | null> {
    const drafts = await this.open(request);
    if (drafts.length === 0) this.forget(response);
    const theirs = drafts.find(({ draft }) => draft.writer === undefined || writers.includes(draft.writer));
    return theirs?.draft ?? null;
  }

  /** Forgets the draft that has been sent, by the key of its form; the others stay. */
  async clear(request: Request, response: Response, key: string): Promise<void> {
    const drafts = await this.open(request);
    const sent = drafts.find(({ draft }) => draft.key === key);
    if (!sent) return;
    await this.database.query('delete from drafts where token_digest = $1', [digest(sent.token)]);
    this.remember(
      response,
      drafts.filter((each) => each !== sent).map(({ token }) => token),
    );
  }

  /** Throws away all that waits in this browser. */
  async clearAll(request: Request, response: Response): Promise<void> {
    const tokens = this.tokens(request).map(digest);
    await this.database.query('delete from drafts where token_digest = any($1)', [tokens]);
    this.forget(response);
  }

  private forget(response: Response): void {
    this.cookies.clear(response, 'draft');
  }

  private async open(request: Request): Promise<{ token: string; draft: Draft }[]> {
    const opened = await Promise.all(this.tokens(request).map((token) => this.openOne(token)));
    return opened.filter((each) => each !== null);
  }

  // One that cannot be opened any more (another key, a damaged row) counts as none.
  private async openOne(token: string): Promise<{ token: string; draft: Draft } | null> {
    const [row] = await this.database.query<{ sealed: Buffer }[]>(
      'select sealed from drafts where token_digest = $1 and kept_until > now()',
      [digest(token)],
    );
    try {
      return row ? { token, draft: JSON.parse(this.vault.open(PURPOSE, row.sealed, token)) as Draft } : null;
    } catch {
      return null;
    }
  }

  private tokens(request: Request): string[] {
    return this.cookies.read(request, 'draft')?.split('.').slice(-MOST) ?? [];
  }

  private remember(response: Response, tokens: string[]): void {
    if (tokens.length === 0) this.forget(response);
    else this.cookies.write(response, 'draft', tokens.join('.'));
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
