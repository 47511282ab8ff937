import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reader } from '../folding/fold.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { NotFound, SignInFirst } from '../platform/errors/problem.js';
import { Vault } from '../platform/vault/vault.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { THREAD_SHOWN } from './moments.js';
import { mayReply } from './policies.js';
import {
  ownHelp,
  ownUnpublished,
  POSTS_A_PAGE,
  postsOfThread,
  threadById,
  type ThreadRow,
} from './thread-reading.js';
import { choicesSeen } from './choices/choices.view.js';
import type { Help } from './help.js';
import { helpInThread } from './own-post.view.js';
import { pageHref } from './thread-links.js';
import { titleSeen } from './seen-title.js';
import { boardLink, postView, waitingView } from './thread.view.js';

/** A thread's page as view objects, without the reply form. */
interface ThreadPage extends Record<string, unknown> {
  help: Help | null;
}

/** Reading threads: each is loaded through what the visitor may see; the rest does not exist for them. */
@Injectable()
export class Threads {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
    private readonly vault: Vault,
  ) {}

  /** How a visitor wants to read. */
  reader(viewer: Viewer | null): Promise<Reader> {
    return this.reading.reader(viewer);
  }

  /**
   * A thread that the visitor may read.
   * @throws NotFound when there is none, or its opening post is not up and not the visitor's own
   * @throws SignInFirst when it is for members and the visitor is a guest
   */
  async readable(id: string, viewer: Viewer | null): Promise<ThreadRow> {
    const thread = isUuid(id)
      ? await threadById.row(this.database, [id, viewer ? ownPersonas(viewer) : []])
      : null;
    if (!thread) throw new NotFound();
    if (thread.members_only && !viewer) throw new SignInFirst(`/threads/${id}`);
    if (!thread.opening_up && !isOwn(viewer, thread.opened_by)) throw new NotFound();
    return thread;
  }

  /** The thread's page behind a position, as view objects without the reply form. */
  async page(thread: ThreadRow, after: number, viewer: Viewer | null): Promise<ThreadPage> {
    const rows = await postsOfThread.rows(this.database, [thread.id, after]);
    const reader = await this.reader(viewer);
    const last = after + rows.length;
    const isLastPage = last >= thread.last_position;
    const posts = rows.map((row) => postView(row, thread, viewer, reader));
    const looks = { viewer, names: viewer ? ownPersonas(viewer) : [], vault: this.vault };
    await THREAD_SHOWN.read(this.database, { ...looks, thread, posts, last: isLastPage });
    return {
      board: boardLink(thread),
      thread: {
        id: thread.id,
        ...titleSeen(thread, reader),
        locked: thread.state === 'locked',
        rests: thread.rests,
      },
      posts,
      waiting: viewer && isLastPage ? await this.waiting(thread.id, viewer) : [],
      earlier: after > 0 ? pageHref(thread.id, Math.max(0, after - POSTS_A_PAGE)) : null,
      later: isLastPage ? null : pageHref(thread.id, last),
      heavy: thread.heavy,
      ...choicesSeen(thread, viewer),
      help: viewer && (await this.help(thread.id, viewer)),
      replyHref: mayReply(thread) ? `/threads/${thread.id}/posts/new` : null,
    };
  }

  private async waiting(threadId: string, viewer: Viewer): Promise<object[]> {
    const rows = await ownUnpublished.rows(this.database, [threadId, ownPersonas(viewer)]);
    return rows.map(waitingView);
  }

  private async help(threadId: string, viewer: Viewer): Promise<Help | null> {
    const rows = await ownHelp.rows(this.database, [threadId, ownPersonas(viewer)]);
    return helpInThread(rows);
  }
}
