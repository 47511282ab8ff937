import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpen } from '../place/is-open.js';
import { Screenings } from './screenings.js';
import type { ThreadKind } from './thread.entity.js';

/** Token of the milliseconds that a worker runs before the place opens threads of its own accord. */
export const SETTLING_IN = Symbol('settling in');

export const SETTLING_IN_DEFAULT = 60_000;

/** A thread that the place itself opens. */
export interface SiteThread {
  boardId: string;
  kind: Exclude<ThreadKind, 'talk'>;
  /** What it is opened for: a day, a name. There is one thread of a kind on a board for each; one for ever without. */
  period?: string;
  title: string;
  body: string;
}

/** Threads of the place, for the worker alone. Their words go up like everybody's: screened, and cleared by PostgreSQL. */
@Injectable()
export class SiteThreads {
  constructor(
    private readonly database: DataSource,
    private readonly screenings: Screenings,
  ) {}

  /** Whether people can write: a thread in which nobody could answer waits until they can. */
  mayOpen(): Promise<boolean> {
    return isOpen(this.database);
  }

  /** Opens a thread, once however often and by however many it is asked for. @returns its id */
  async open({ boardId, kind, period = '', title, body }: SiteThread): Promise<string> {
    const opened = await this.database.query<Opened[]>(OPEN, [boardId, kind, period, title, body]);
    const { thread_id: threadId, pending } = opened[0]!;
    if (pending) await this.screenings.screenNow(pending);
    return threadId;
  }
}

interface Opened {
  thread_id: string;
  pending: string | null;
}

const OPEN = 'select thread_id, pending from open_site_thread($1, $2, $3, $4, $5)';
