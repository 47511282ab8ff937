import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { AlreadyRunning } from './errors.js';
import { findingById, findingsSeen, findingsToSee, lastRescreenings } from './rescreening-reading.js';
import { rescreeningsView } from './rescreening.view.js';

const UNIQUE_VIOLATION = '23505';

/** Judging again what is up: starting it, stopping it, looking at what it found. The worker does the judging. */
@Injectable()
export class Rescreenings {
  constructor(private readonly database: DataSource) {}

  /** The page, as this member of staff may see it. */
  async view(viewer: Viewer): Promise<object> {
    const runs = await lastRescreenings.rows(this.database);
    const toSee = await findingsToSee.rows(this.database, [ownPersonas(viewer)]);
    const seen = await findingsSeen.rows(this.database, [ownPersonas(viewer)]);
    return rescreeningsView(runs, toSee, seen);
  }

  /** Begins a run over everything that is up; the row is what the workers look for. @throws AlreadyRunning */
  async start({ memberId }: Viewer): Promise<void> {
    try {
      await this.database.query(START, [randomUUID(), memberId]);
    } catch (error) {
      throw isTaken(error) ? new AlreadyRunning() : error;
    }
  }

  /** Stops a run after the texts that are being judged. One that is over stays as it is. @throws NotFound */
  async cancel(id: string, { memberId }: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.database.query(CANCEL, [id, memberId]);
  }

  /** Writes down who looked at a finding. The first to say so stands. @throws NotFound, also for the author */
  async look(id: string, viewer: Viewer): Promise<void> {
    const finding = isUuid(id) ? await findingById.row(this.database, [ownPersonas(viewer), id]) : null;
    if (!finding) throw new NotFound();
    await this.database.query(LOOK, [id, viewer.memberId]);
  }
}

const START = `
  insert into rescreenings (id, started_by, texts)
  select $1::uuid, $2::uuid, count(*) from revisions where state = 'published'`;

const CANCEL = `
  update rescreenings set state = 'cancelled', ended_at = date_trunc('minute', now()), ended_by = $2
  where id = $1 and state = 'running'`;

const LOOK = `
  update findings set seen_by = $2, seen_at = date_trunc('minute', now()) where id = $1 and seen_at is null`;

function isTaken(error: unknown): boolean {
  return (error as { driverError?: { code?: string } }).driverError?.code === UNIQUE_VIOLATION;
}
