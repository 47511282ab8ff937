import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Board } from '../../boards/board.entity.js';
import { Boards, takesWords } from '../../boards/boards.js';
import { NotFound } from '../../platform/errors/problem.js';
import { isUuid } from '../../platform/text/uuid.js';
import { ownPersonas, under, type Viewer } from '../../platform/web/visit.js';
import { askedOf, choicesPart } from '../choices/choices.view.js';
import { type SecondBoard, secondBoards } from '../choices/second-boards.js';
import { BoardRests, PostWithdrawn, ThreadLocked } from '../errors.js';
import { postStatus } from '../own-post.js';
import { isAuthor, mayEdit, mayReply } from '../policies.js';
import { asWorn } from '../names/worn.js';
import { titleSeen, withSeenTitle } from '../seen-title.js';
import { whoReads } from '../thread.view.js';
import { Threads } from '../threads.js';
import type { Target } from './target.js';

/** Where words were going, as a page shows it. */
export interface Place {
  /** The same form, by the id as it is kept. */
  target: Target;
  /** Under which name its words are kept: the one that its writer wears there. */
  writer: Viewer;
  kind: 'thread' | 'post' | 'edit';
  opening: boolean;
  board: { slug: string; name: string };
  thread: { id: string; title: string | null } | null;
  whoReads: 'members' | 'anyone';
  /** In a closed group. */
  closed: boolean;
  /** The name under which its writer wrote in the thread. */
  worn?: string | null;
  /** What stands in its form beside the words. */
  beside?: object;
}

/** The forms that words wait for, each found through what its writer may write. */
@Injectable()
export class Places {
  constructor(
    private readonly database: DataSource,
    private readonly boards: Boards,
    private readonly threads: Threads,
  ) {}

  /**
   * The form, for somebody who may write in it now.
   * @throws Problem when it is not there, not theirs, or takes no words any more
   */
  async of(target: Target, viewer: Viewer): Promise<Place> {
    if ('board' in target) return this.onBoard(target.board, viewer);
    return 'thread' in target ? this.inThread(target.thread, viewer) : this.ofPost(target.post, viewer);
  }

  private async onBoard(board: string, viewer: Viewer): Promise<Place> {
    const place = await this.boards.readable(board, viewer);
    if (!takesWords(place)) throw new BoardRests();
    return this.onReadable(place, viewer, await secondBoards(this.boards, place));
  }

  private onReadable(board: Board, viewer: Viewer, others: SecondBoard[]): Place {
    const { slug, name, membersOnly, closed } = board;
    const place = { closed, target: { board: slug }, writer: viewer, board: { slug, name }, thread: null };
    const beside = { choices: choicesPart(membersOnly), secondBoards: others };
    return { ...place, kind: 'thread', opening: true, whoReads: whoReads(membersOnly), beside };
  }

  private async inThread(id: string, viewer: Viewer): Promise<Place> {
    const thread = await this.threads.readable(id, viewer);
    if (thread.rests) throw new BoardRests();
    if (!mayReply(thread)) throw new ThreadLocked();
    return {
      target: { thread: thread.id },
      writer: asWorn(viewer, thread.id, thread.worn),
      kind: 'post',
      opening: false,
      board: { slug: thread.slug, name: thread.board_name },
      thread: { id: thread.id, title: titleSeen(thread, await this.threads.reader(viewer)).title },
      whoReads: whoReads(thread.members_only),
      closed: thread.closed,
      worn: thread.worn,
      beside: { asked: askedOf(thread, viewer) },
    };
  }

  // Another's post is not there: who may not change it need not learn that it exists.
  private async ofPost(id: string, viewer: Viewer): Promise<Place> {
    const found = isUuid(id) ? await postStatus.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!found || !isAuthor(viewer, found) || !found.readable) throw new NotFound();
    const post = withSeenTitle(found, await this.threads.reader(viewer));
    if (!mayEdit(viewer, post)) throw new PostWithdrawn();
    return {
      target: { post: post.id },
      writer: under(viewer, post.persona_id),
      kind: 'edit',
      opening: post.opening,
      board: { slug: post.slug, name: post.board_name },
      thread: { id: post.thread_id, title: post.thread_title },
      whoReads: whoReads(post.members_only),
      closed: post.closed,
    };
  }
}
