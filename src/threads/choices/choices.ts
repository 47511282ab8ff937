import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../../platform/database/statement.js';
import { NotFound } from '../../platform/errors/problem.js';
import { isUuid } from '../../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../../platform/web/visit.js';
import { StaysForMembers } from './errors.js';
import { NoSecondBoard } from './second-boards.js';
import type { ThreadKind } from '../thread.entity.js';
import type { Wish } from './wishes.js';

/** A thread as its opener chooses for it. */
export interface OwnThread {
  id: string;
  /** The name that opened it. */
  persona_id: string;
  title: string | null;
  opening_id: string;
  opening_up: boolean;
  board_name: string;
  slug: string;
  closed: boolean;
  kind: ThreadKind;
  second_slug: string | null;
  board_members_only: boolean;
  members_only: boolean;
  wishes: Wish[];
  /** Somebody else wrote in it, also what is not up yet. */
  others_wrote: boolean;
}

const ownThread = new Statement<OwnThread>(
  'own-thread',
  `select t.id, p.persona_id, r.title, p.id as opening_id, p.position is not null as opening_up, b.name as board_name,
     b.slug, b.closed, t.kind, (select s.slug from boards s where s.id = t.second_board_id) as second_slug,
     b.members_only or exists (select from boards s where s.id = t.second_board_id and s.members_only) as board_members_only, t.members_only, t.wishes, others_wrote(t.id, p.persona_id) as others_wrote
   from threads t
   join boards b on b.id = t.board_id
   join posts p on p.thread_id = t.id and p.opening
   left join revisions r on r.post_id = p.id and r.state = 'published'
   where t.id = $1 and p.persona_id = any($2::uuid[]) and (not b.closed or reads_board(b.id, $2::uuid[]))`,
);

/** What the opener of a thread chooses for it later. PostgreSQL compares whose it is once more. */
@Injectable()
export class OwnThreads {
  constructor(private readonly database: DataSource) {}

  /** @throws NotFound for everybody but who opened it */
  async of(id: string, viewer: Viewer): Promise<OwnThread> {
    const thread = isUuid(id) ? await ownThread.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!thread) throw new NotFound();
    return thread;
  }

  /** Says how to answer from now on. */
  async wish({ id, persona_id }: OwnThread, wishes: Wish[]): Promise<void> {
    await this.database.query('select choose_wishes($1, $2, $3)', [id, persona_id, wishes]);
  }

  /**
   * Shows it on a second board, or on its own alone. Who could not read it before does not learn of it by that.
   * @throws NoSecondBoard where it is none any more
   */
  async showOn({ id, persona_id }: OwnThread, secondId: string | null): Promise<void> {
    const values = [id, persona_id, secondId];
    await this.database.query('select choose_second_board($1, $2, $3)', values).catch((error: unknown) => {
      throw NO_SECOND_BOARD.includes(codeOf(error)) ? new NoSecondBoard() : error;
    });
  }

  /** Lets members alone read it, or anyone. @throws StaysForMembers when others wrote for members alone */
  async letRead({ id, persona_id }: OwnThread, readers: 'members' | 'anyone'): Promise<void> {
    const values = [id, persona_id, readers === 'members'];
    await this.database.query('select choose_readers($1, $2, $3)', values).catch((error: unknown) => {
      throw codeOf(error) === 'HS041' ? new StaysForMembers() : error;
    });
  }
}

// It went to rest, or is gone; or the thread is no longer theirs to show.
const NO_SECOND_BOARD = ['HS057', 'HS040', 'P0002'];

function codeOf(error: unknown): string {
  return (error as { driverError?: { code?: string } }).driverError?.code ?? '';
}
