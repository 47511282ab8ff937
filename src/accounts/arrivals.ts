import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Sessions } from '../members/sessions.js';
import { CodeFirst } from '../platform/errors/problem.js';
import { logger } from '../platform/logging/logger.js';
import { ownPath } from '../platform/web/answers.js';
import { Cookies } from '../platform/web/cookies.js';
import { Visits } from './visits.js';

const PATIENCE_MS = 300;

/** What happens in the browser when someone comes in or leaves. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
    private readonly visits: Visits,
    private readonly cookies: Cookies,
  ) {}

  /** Signs a member in under a new id; whatever the browser held before counts no longer. */
  async comeIn(request: Request, response: Response, memberId: string): Promise<void> {
    const sessionId = await this.exchange(request.visit.id, memberId);
    await this.settle(request, response, sessionId);
  }

  /** Gives the browser a session that has begun; the rest of this request is the member's. */
  async settle(request: Request, response: Response, sessionId: string): Promise<void> {
    this.cookies.write(response, 'visit', sessionId);
    request.visit = { id: sessionId, viewer: await this.visits.viewerOf(sessionId) };
  }

  /** Ends the session and leaves nothing of it in the browser: the next person there may be someone else. */
  async leave(request: Request, response: Response): Promise<void> {
    if (request.visit.id) await this.end(request.visit.id);
    this.forget(response);
  }

  /** The same for whoever leaves in a hurry: the session ends, but nobody waits for a slow database. */
  async leaveAtOnce(request: Request, response: Response): Promise<void> {
    this.forget(response);
    const { id } = request.visit;
    if (id) await Promise.race([this.end(id), delay(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Where to go after coming in: to the words that wait, else to where the person was going. The team's code first. */
  onward(request: Request, next: unknown): string {
    const path = this.cookies.read(request, 'draft') ? '/drafts/waiting' : ownPath(next, '/');
    return request.visit.viewer?.missing === 'code' ? new CodeFirst(path).way : path;
  }

  private forget(response: Response): void {
    this.cookies.clear(response, 'visit');
    this.cookies.clear(response, 'draft');
    this.cookies.clear(response, 'lately');
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
