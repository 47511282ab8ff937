import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Vault } from '../platform/vault/vault.js';
import { Cookies } from '../platform/web/cookies.js';

/** What a guest wrote before choosing a name, and where it was going. */
export interface Draft {
  target: { board: string } | { thread: string };
  title: string | null;
  body: string;
}

const PURPOSE = 'draft';

/** Guests' texts, sealed: they open only together with the token in the guest's own browser, for a day. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly cookies: Cookies,
  ) {}

  /** Keeps a draft for this browser, in place of an earlier one. */
  async keep(request: Request, response: Response, draft: Draft): Promise<void> {
    await this.clear(request, response);
    const token = randomBytes(32).toString('base64url');
    const sealed = this.vault.seal(PURPOSE, JSON.stringify(draft), token);
    await this.database.query('insert into drafts (token_digest, sealed) values ($1, $2)', [
      digest(token),
      sealed,
    ]);
    this.cookies.write(response, 'draft', token);
  }

  /** This browser's draft, or null when there is none or its day is over. */
  async waiting(request: Request): Promise<Draft | null> {
    const token = this.cookies.read(request, 'draft');
    if (!token) return null;
    const rows = await this.database.query<{ sealed: Buffer }[]>(
      'select sealed from drafts where token_digest = $1 and kept_until > now()',
      [digest(token)],
    );
    return rows[0] ? (JSON.parse(this.vault.open(PURPOSE, rows[0].sealed, token)) as Draft) : null;
  }

  /** Forgets this browser's draft. */
  async clear(request: Request, response: Response): Promise<void> {
    const token = this.cookies.read(request, 'draft');
    if (!token) return;
    await this.database.query('delete from drafts where token_digest = $1', [digest(token)]);
    this.cookies.clear(response, 'draft');
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
