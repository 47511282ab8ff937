import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sessions } from '../members/sessions.js';
import { type Answer, Codes, type Owner } from './codes.js';

/** What a code was, and the session in which the desk is open, if it was the right one. */
export interface Entry {
  answer: Answer;
  sessionId: string | null;
}

/** Coming to the desk with a code. */
@Injectable()
export class DeskEntries {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
    private readonly codes: Codes,
  ) {}

  /** Judges a code; for the right one a new session takes the place of the one before. A wrong one is counted. */
  async enter(owner: Owner, before: string, typed: string): Promise<Entry> {
    return this.database.transaction(async (manager) => {
      const answer = await this.codes.judge(manager, owner, typed);
      if (answer !== 'right') return { answer, sessionId: null };
      // Ended meanwhile, by a new passphrase or another role: then no session comes out of it.
      const stood = await this.sessions.end(before, manager);
      return { answer, sessionId: stood ? await this.sessions.beginAtDesk(owner.memberId, manager) : null };
    });
  }
}
