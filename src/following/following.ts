import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Boards } from '../boards/boards.js';
import { LeftThreads } from '../notices/left-threads.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { asWornIn } from '../threads/names/worn.js';
import { Threads } from '../threads/threads.js';
import { FollowsEnough } from './errors.js';
import { followerOfThread } from './follow-reading.js';

/** Under all names of a person together. PostgreSQL knows it for each name (migration 057). */
export const MOST = 200;

/** What somebody who wrote in a thread hears of it: all that is new, what happens with their own words, nothing. */
export const HEARING = ['all', 'own', 'nothing'] as const;
export type Hearing = (typeof HEARING)[number];

/** Following threads and boards, and stopping. Nobody else sees either, and nothing counts it. */
@Injectable()
export class Following {
  constructor(
    private readonly database: DataSource,
    private readonly threads: Threads,
    private readonly boards: Boards,
    private readonly left: LeftThreads,
  ) {}

  /**
   * Follows a thread, under the name that the viewer wears there; whoever had left it takes notices again.
   * @throws NotFound for what the viewer does not see @throws FollowsEnough
   */
  async followThread(id: string, viewer: Viewer): Promise<void> {
    const thread = await this.threads.readable(id, viewer);
    const { personaId } = await asWornIn(this.database, viewer, thread.id);
    await this.oneMore(viewer, async (manager) => {
      await manager.query(COME_BACK, [personaId, thread.id]);
      await manager.query(FOLLOW_THREAD, [personaId, thread.id, ownPersonas(viewer)]);
    });
  }

  /** Stops; where nothing is followed, nothing happens. Writes of one name alone. @throws NotFound for what is no id */
  async stopThread(id: string, viewer: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    const follower = await followerOfThread.row(this.database, [id, ownPersonas(viewer)]);
    if (follower) await this.database.query(STOP_THREAD, [follower.persona_id, id]);
  }

  /** What they hear of a thread in which they wrote. @throws NotFound for who wrote nothing in it @throws FollowsEnough */
  async hear(id: string, what: Hearing, viewer: Viewer): Promise<void> {
    if (what === 'all') return this.followThread(id, viewer);
    if (what === 'nothing') return this.left.leave(id, viewer);
    await this.left.comeBack(id, viewer);
    await this.stopThread(id, viewer);
  }

  /** Whoever comes by has seen what is new there. */
  async sawThread(id: string, personaId: string): Promise<void> {
    await this.database.query(SAW_THREAD, [personaId, id]);
  }

  /** The same on a board. */
  async sawBoard(boardId: string, personaId: string): Promise<void> {
    await this.database.query(SAW_BOARD, [personaId, boardId]);
  }

  /** Follows a board, under the pseudonym. @throws NotFound @throws FollowsEnough */
  async followBoard(slug: string, viewer: Viewer): Promise<string> {
    const board = await this.boards.readable(slug, viewer);
    await this.oneMore(viewer, (manager) => manager.query(FOLLOW_BOARD, [viewer.personaId, board.id]));
    return board.slug;
  }

  /** Stops; where nothing is followed, nothing happens. */
  async stopBoard(slug: string, viewer: Viewer): Promise<void> {
    await this.database.query(STOP_BOARD, [viewer.personaId, slug]);
  }

  // Counting and following are one step, also for two windows at once.
  private async oneMore(viewer: Viewer, follow: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(LOCK, [viewer.memberId]);
      const [row] = await manager.query<{ all: number }[]>(COUNT, [ownPersonas(viewer)]);
      if (row!.all >= MOST) throw new FollowsEnough();
      await follow(manager);
    });
  }
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('follows of ' || $1, 0))`;

const COUNT = `
  select (select count(*) from followed_threads where persona_id = any($1::uuid[]))::int
    + (select count(*) from followed_boards where persona_id = any($1::uuid[]))::int as all`;

const COME_BACK = 'delete from left_threads where persona_id = $1 and thread_id = $2';

const FOLLOW_THREAD = `
  insert into followed_threads (persona_id, thread_id, told)
  select $1, t.id, t.last_position from threads t where t.id = $2
    and not exists (select from followed_threads f where f.thread_id = t.id and f.persona_id = any($3::uuid[]))
  on conflict do nothing`;

const STOP_THREAD = 'delete from followed_threads where persona_id = $1 and thread_id = $2';

const FOLLOW_BOARD = `
  insert into followed_boards (persona_id, board_id) values ($1, $2) on conflict do nothing`;

const SAW_THREAD = `
  update notices n set read = true from posts p
  where n.persona_id = $1 and n.kind = 'followed_thread' and not n.read and p.id = n.post_id and p.thread_id = $2`;

const SAW_BOARD = `
  update notices set read = true where persona_id = $1 and kind = 'followed_board' and not read
    and board_id in (select id from boards where $2 in (id, merged_into, merging_into))`;

const STOP_BOARD = `
  delete from followed_boards f using boards b, boards w
  where b.id = f.board_id and w.id = coalesce(b.merged_into, b.merging_into, b.id) and f.persona_id = $1 and w.slug = $2`;
