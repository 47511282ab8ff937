import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Sessions } from '../members/sessions.js';
import { CodeFirst } from '../platform/errors/problem.js';
import { logger } from '../platform/logging/logger.js';
import { ownPath } from '../platform/web/answers.js';
import { Cookies } from '../platform/web/cookies.js';
import { LastUse } from '../platform/web/last-use.js';
import { Visits } from './visits.js';

const PATIENCE_MS = 300;
const OF_A_PERSON = ['visit', 'draft', 'lately', 'used'] as const;
const REMEMBERED = ['country', 'titles', 'lately'] as const;

/** What happens in the browser when someone comes in or leaves. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
    private readonly visits: Visits,
    private readonly cookies: Cookies,
    private readonly lastUse: LastUse,
  ) {}

  /**
   * Signs a member in under a new id; whatever the browser held before counts no longer.
   * @param shared whether the member said that others use the device too
   */
  async comeIn(request: Request, response: Response, memberId: string, shared = false): Promise<void> {
    const sessionId = await this.exchange(request.visit.id, memberId);
    await this.settle(request, response, sessionId, shared);
  }

  /** The same with a session that has begun. */
  async replace(request: Request, response: Response, sessionId: string, shared: boolean): Promise<void> {
    if (request.visit.id) await this.sessions.end(request.visit.id);
    await this.settle(request, response, sessionId, shared);
  }

  /** Gives the browser a session that has begun; the rest of this request is the member's. */
  async settle(
    request: Request,
    response: Response,
    sessionId: string,
    shared = request.visit.shared === true,
  ): Promise<void> {
    if (shared) await this.sessions.share(sessionId);
    const known = await this.visits.of(sessionId);
    request.visit = { id: sessionId, viewer: known?.viewer ?? null, shared: known?.shared ?? false };
    this.cookies.write(response, 'visit', sessionId);
    if (known?.shared) this.onShared(request, response, sessionId, known.minute);
  }

  /** Ends the session and leaves nothing of it in the browser: the next person there may be someone else. */
  async leave(request: Request, response: Response): Promise<void> {
    if (request.visit.id) await this.end(request.visit.id);
    this.forget(request, response);
  }

  /** The same for whoever leaves in a hurry: the session ends, but nobody waits for a slow database. */
  async leaveAtOnce(request: Request, response: Response): Promise<void> {
    this.forget(request, response);
    const { id } = request.visit;
    if (id) await Promise.race([this.end(id), delay(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Where to go after coming in: to the words that wait, else to where the person was going. The team's code first. */
  onward(request: Request, next: unknown): string {
    const path = this.cookies.read(request, 'draft') ? '/drafts/waiting' : ownPath(next, '/');
    return request.visit.viewer?.missing === 'code' ? new CodeFirst(path).way : path;
  }

  // What the browser was to remember for longer goes when it closes: the next person there is somebody else.
  private onShared(request: Request, response: Response, sessionId: string, minute: number): void {
    this.lastUse.write(response, sessionId, minute);
    for (const name of REMEMBERED) {
      const value = this.cookies.read(request, name);
      if (value !== null) this.cookies.write(response, name, value);
    }
  }

  // By the browser's own word: whoever exits is not looked up.
  private forget(request: Request, response: Response): void {
    const shared = this.cookies.read(request, 'used') !== null;
    for (const name of shared ? [...OF_A_PERSON, ...REMEMBERED] : OF_A_PERSON)
      this.cookies.clear(response, name);
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }

  // While PostgreSQL is away the browser at least must forget: whoever leaves a shared one cannot wait.
  private async end(sessionId: string): Promise<void> {
    try {
      await this.sessions.end(sessionId);
    } catch {
      logger.warn('a session could not be ended at sign-out');
    }
  }

  private async exchange(before: string | null, memberId: string): Promise<string> {
    return this.database.transaction(async (manager) => {
      if (before) await this.sessions.end(before, manager);
      return this.sessions.begin(memberId, manager);
    });
  }
}
