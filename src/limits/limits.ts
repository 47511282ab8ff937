import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { isRefused, NotYours, OwnName, Settled } from './errors.js';
import type { LimitFields } from './forms.js';
import { limitById, limitedPost, type LimitedPost, type LimitRow } from './limit-reading.js';
import { mayConfirm, mayLift, outranks } from './policies.js';

/** Giving, lifting and confirming limits: each with its notice, in one transaction; PostgreSQL knows the bounds too. */
@Injectable()
export class Limits {
  constructor(private readonly database: DataSource) {}

  /**
   * A post whose author this member of staff may limit.
   * @throws NotFound, OwnName, NotYours when the author is of their rank or above
   */
  async limitable(postId: string, viewer: Viewer): Promise<LimitedPost> {
    const post = isUuid(postId) ? await limitedPost.row(this.database, [postId]) : null;
    if (!post) throw new NotFound();
    if (isOwn(viewer, post.persona_id)) throw new OwnName();
    if (!outranks(viewer, post)) throw new NotYours();
    return post;
  }

  /** Limits whoever wrote a post. The same form sent twice is one limit. @throws NotYours */
  async give(post: LimitedPost, viewer: Viewer, fields: LimitFields): Promise<void> {
    const work = this.database.transaction((manager) => give(manager, post, viewer.memberId, fields));
    await work.catch(asProblem);
  }

  /** Takes a limit off before its time. @throws NotFound, NotYours, Settled */
  async lift(id: string, viewer: Viewer): Promise<void> {
    const limit = await this.find(id);
    if (!mayLift(viewer, limit)) throw new NotYours();
    if (limit.lifted_at || !(limit.in_force || limit.kind === 'notice')) throw settledBy(limit);
    const lifted = await this.database.transaction((manager) => lift(manager, limit, viewer.memberId));
    if (!lifted) throw settledBy(await this.find(id));
  }

  /** Makes a ban hold, as the second person. @throws NotFound, NotYours, Settled */
  async confirm(id: string, viewer: Viewer): Promise<void> {
    const limit = await this.find(id);
    if (limit.kind !== 'ban' || limit.alone) throw new NotFound();
    if (!mayConfirm(viewer, limit)) throw new NotYours();
    if (limit.lifted_at || limit.confirmed_at || !limit.in_force) throw settledBy(limit);
    const work = this.database.transaction((manager) => confirm(manager, limit, viewer.memberId));
    if (!(await work.catch(asProblem))) throw settledBy(await this.find(id));
  }

  private async find(id: string): Promise<LimitRow> {
    const limit = isUuid(id) ? await limitById.row(this.database, [id]) : null;
    if (!limit) throw new NotFound();
    return limit;
  }
}

async function give(
  manager: EntityManager,
  { persona_id, member_id, id: postId }: LimitedPost,
  staffId: string,
  { key, kind, guideline, reason, hours, days }: LimitFields,
): Promise<void> {
  const lasts = { notice: null, cool_off: hours, suspension: days * 24, ban: null }[kind];
  const row = [key, member_id, persona_id, staffId, kind, guideline, lasts];
  const made = await manager.query<unknown[]>(GIVE, row);
  if (made.length === 0) return;
  await manager.query(WORDS, [key, member_id, persona_id, reason]);
  await sendNotice(manager, persona_id, kind === 'notice' ? 'reminded' : 'paused', { postId, limitId: key });
}

const GIVE = `
  insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
  values ($1, $2, $3, $4, $5, $6, date_trunc('minute', now()) + make_interval(hours => $7::int))
  on conflict (id) do nothing returning id`;

const WORDS = 'insert into limit_words (limit_id, member_id, persona_id, reason) values ($1, $2, $3, $4)';

async function lift(manager: EntityManager, limit: LimitRow, staffId: string): Promise<boolean> {
  if (!(await liftRow(manager, limit.id, staffId))) return false;
  if (limit.told) await sendNotice(manager, limit.told, 'pause_lifted', { limitId: limit.id });
  return true;
}

/** Marks a limit as lifted, in the transaction of what tells its member. @returns false when it was already */
export async function liftRow(manager: EntityManager, limitId: string, staffId: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown, number]>(
    `update limits set lifted_by = $2, lifted_at = date_trunc('minute', now()) where id = $1 and lifted_at is null`,
    [limitId, staffId],
  );
  return affected === 1;
}

async function confirm(manager: EntityManager, limit: LimitRow, staffId: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown, number]>(
    `update limits set confirmed_by = $2, confirmed_at = date_trunc('minute', now())
     where id = $1 and confirmed_at is null and lifted_at is null`,
    [limit.id, staffId],
  );
  if (affected === 1 && limit.told)
    await sendNotice(manager, limit.told, 'pause_confirmed', { limitId: limit.id });
  return affected === 1;
}

/** Who was faster, and with what. */
function settledBy(limit: LimitRow): Settled {
  if (limit.lifted_at) return new Settled('lifted', limit.lifted_by_name);
  if (limit.confirmed_at && limit.in_force) return new Settled('confirmed', limit.confirmed_by_name);
  return new Settled('ended', null);
}

// A role, or the time, changed between the look and the deed.
function asProblem(error: unknown): never {
  if (isRefused(error, 'HS015')) throw new NotYours();
  if (isRefused(error, 'HS020')) throw new Settled('ended', null);
  throw error;
}
