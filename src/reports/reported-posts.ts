import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Cursors } from '../platform/web/cursors.js';
import type { Form } from '../platform/web/form.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { contextOf } from '../context/context.js';
import { recordLook } from '../record/record.js';
import { postsOfThread, threadById } from '../threads/thread-reading.js';
import { Answers } from './answers.js';
import { waitingReports } from './report-queue.js';
import { readersOfPost, reportedPost, type ReportedPost, textsMeant } from './reported-post.js';
import { reportedPostView, reportListView } from './reported-post.view.js';

// How much of the conversation stands before a reported post.
const POSTS_BEFORE = 8;

// What a cursor of the list belongs to.
const LIST = 'reported posts';

/** What readers told the team, as the team reads it. */
@Injectable()
export class ReportedPosts {
  constructor(
    private readonly database: DataSource,
    private readonly answers: Answers,
    private readonly cursors: Cursors,
  ) {}

  /** A page of the list. @param place where it begins, sealed; anything else is its beginning */
  async list(viewer: Viewer, place: unknown): Promise<object> {
    const after = this.cursors.open(place, LIST);
    const { rows, next } = await waitingReports(this.database, ownPersonas(viewer), after);
    const more = next && `/reports?after=${this.cursors.seal(next, LIST)}`;
    return reportListView(rows, more, after === null);
  }

  /** A post that was reported. @throws NotFound, also for who wrote it: they are not to learn of it here */
  async find(id: string, viewer: Viewer): Promise<ReportedPost> {
    const post = isUuid(id) ? await reportedPost.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!post) throw new NotFound();
    return post;
  }

  /** The page of a post whose reports wait for an answer. That it was opened is recorded. @throws NothingToAnswer */
  async view(post: ReportedPost, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const readers = await readersOfPost.rows(this.database, [post.id, ownPersonas(viewer)]);
    if (readers.length === 0) throw await this.answers.over(post.id);
    const look = { actor: viewer.memberId, subject: readers[0]!.id, code: 'readers_words' };
    await recordLook(this.database.manager, look);
    const thread = await threadById.row(this.database, [post.thread_id, null]);
    if (!thread) throw new NotFound();
    const rows = await postsOfThread.rows(this.database, [
      thread.id,
      Math.max(0, post.position - 1 - POSTS_BEFORE),
    ]);
    const texts = await textsMeant.rows(this.database, [post.id]);
    const context = await contextOf(this.database, { postId: post.id });
    return { ...reportedPostView(post, texts, readers, { thread, rows }, form), context };
  }
}
