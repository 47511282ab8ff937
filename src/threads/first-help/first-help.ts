import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { message } from '../../platform/web/messages.js';
import { under, type Viewer } from '../../platform/web/visit.js';
import { ownPost, type PostStatus } from '../own-post.js';
import { helpFor, isOpenWhom } from '../own-post.view.js';
import { Submissions, type Words, type Writer } from '../submissions.js';
import { Paused } from '../errors.js';
import { NoReadySentence, NothingToAnswer } from './errors.js';
import { mayAskCompany, maySayWhom } from './policies.js';
import type { SaidAbout } from './said-about.js';

/** What an author in a crisis can do while their words wait: say whom they are about, and ask for company. */
@Injectable()
export class FirstHelp {
  constructor(
    private readonly database: DataSource,
    private readonly submissions: Submissions,
  ) {}

  /**
   * Keeps whom the words are about; a later answer replaces it. It chooses help, and moves nothing of the text.
   * @throws NotFound for everybody but the author @throws NothingToAnswer
   */
  async sayWhom(postId: string, said: SaidAbout, viewer: Viewer): Promise<void> {
    const post = await ownPost(this.database, postId, viewer);
    if (!isOpenWhom(post) || !maySayWhom(post)) throw new NothingToAnswer();
    await this.database.query(
      `insert into help_answers (revision_id, about) values ($1, $2)
       on conflict (revision_id) do update set about = $2, answered_at = date_trunc('minute', now())`,
      [post.revision_id, said],
    );
  }

  /**
   * Sends the ready sentence by the ordinary way: into the thread, or as a thread where that one is not up yet.
   * @returns the id of its post @throws NotFound for everybody but the author @throws NoReadySentence @throws Paused
   */
  async askCompany(postId: string, viewer: Viewer): Promise<string> {
    const post = await ownPost(this.database, postId, viewer);
    if (post.ready_id) return post.ready_id;
    if (!post.readable || !mayAskCompany(post, helpFor(post))) throw new NoReadySentence();
    const writer = { ...under(viewer, post.persona_id), board: post.slug };
    return this.send(post, writer).catch(withHelpFirst(post));
  }

  private async send(post: PostStatus, writer: Writer): Promise<string> {
    if (post.opening_up) return this.submissions.reply(post.thread_id, readyWords(post, null), writer);
    const title = message('first-help.ready_title');
    // Whoever wrote for members alone asks them alone for company.
    const choices = { membersOnly: post.members_only, wishes: [] };
    return this.submissions.openThread(post.board_id, readyWords(post, title), writer, choices);
  }
}

// The sentence alone sounds like no crisis; the words beside which it was asked for do.
function withHelpFirst(post: PostStatus): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Paused)) throw error;
    throw new Paused(error.pause, helpFor(post), message('first-help.ready_body'));
  };
}

// These words and no others, whatever a form brings. The key is the held post's own: pressing twice makes one text.
function readyWords({ id }: PostStatus, title: string | null): Words {
  return {
    title,
    body: message('first-help.ready_body'),
    key: keyFor(id),
    beside: (manager, revisionId) => mark(manager, revisionId, id),
  };
}

async function mark(manager: EntityManager, revisionId: string, heldPostId: string): Promise<void> {
  await manager.query('insert into ready_sentences (revision_id, held_post_id) values ($1, $2)', [
    revisionId,
    heldPostId,
  ]);
}

function keyFor(postId: string): string {
  const digest = createHash('sha256').update(`ready sentence beside ${postId}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
