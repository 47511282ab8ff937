import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Boards, takesWords } from '../boards/boards.js';
import { notesBeside } from '../folding/note-fields.js';
import { pauseView } from '../limits/pause.view.js';
import { Pauses } from '../limits/pauses.js';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { MaybeViewer, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { type Draft, Drafts } from './drafts.js';
import { draftKept } from './draft-kept.js';
import { choicesOf } from './drafts/draft-words.js';
import { FormDrafts } from './drafts/form-drafts.js';
import { OldFormFilter } from './drafts/old-form.filter.js';
import { MoreReaders } from './choices/errors.js';
import { choicesIn } from './choices/fields.js';
import { secondBoardId } from './choices/second-boards.js';
import { openingForm, replyForm } from './forms.js';
import { BoardRests, ThreadLocked } from './errors.js';
import { withNameError } from './names/errors.js';
import { chosenIn, wantsAnother } from './names/fields.js';
import { StillNewFilter } from './newcomers/still-new.filter.js';
import { PausedFilter } from './paused.filter.js';
import { mayReply } from './policies.js';
import { quoteOf } from './quote.js';
import { Submissions } from './submissions.js';
import type { ThreadRow } from './thread-reading.js';
import { Threads } from './threads.js';
import { WritingForms } from './writing-forms.js';

type ThreadFields = z.infer<typeof openingForm>;
type PostFields = z.infer<typeof replyForm>;

@Controller()
@Access('anyone')
@UseFilters(PausedFilter, StillNewFilter, OldFormFilter)
export class ThreadsController {
  constructor(
    private readonly boards: Boards,
    private readonly threads: Threads,
    private readonly submissions: Submissions,
    private readonly drafts: Drafts,
    private readonly formDrafts: FormDrafts,
    private readonly database: DataSource,
    private readonly terms: Terms,
    private readonly pauses: Pauses,
    private readonly forms: WritingForms,
  ) {}

  @Get('boards/:slug/threads/new')
  async newThread(@Param('slug') slug: string, @MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    if (!takesWords(board)) throw new BoardRests();
    const pause = await this.pauseOf(viewer);
    const { form, ...kept } = await this.formDrafts.open(viewer, { board: board.slug });
    const view = await this.forms.opening(board, viewer, form);
    return formPage('threads/new', { ...view, ...kept, pause });
  }

  @Post('boards/:slug/threads')
  async open(
    @Param('slug') slug: string,
    @Body(new FormPipe(openingForm)) form: Form<ThreadFields>,
    @MaybeViewer() viewer: Viewer | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    const again = (worse: Form<unknown>) => this.forms.openingAgain(board, viewer, worse);
    if (wantsAnother(form.values)) return again({ ...form, errors: null });
    if (!takesWords(board)) return again(withError(form, 'body', 'boards.rests'));
    if (!form.fields) return again(form);
    if (!viewer)
      return this.keepDraft(request, response, { target: { board: board.slug }, ...wordsOf(form) });
    const second = await secondBoardId(this.boards, board, form.fields.second_board);
    if (second === undefined) return again(withError(form, 'second_board', 'boards.second_refused'));
    const choices = { ...choicesIn(form.fields), ...(second && { secondBoardId: second }) };
    const slugs = { board: board.slug, second: form.fields.second_board ?? '' };
    const writer = { ...viewer, ...slugs, chosen: chosenIn(form.fields) };
    const words = { ...form.fields, beside: notesBeside(form.fields) };
    const sent = this.submissions.openThread(board.id, words, writer, choices);
    const postId = await sent.catch((error: unknown) => again(withNameError(form, error)));
    if (postId instanceof Page) return postId;
    await this.formDrafts.sent(request, response, viewer, { board: board.slug }, form.fields.key);
    return new SeeOther(`/posts/${postId}`);
  }

  @Get('threads/:id')
  async show(
    @Param('id') id: string,
    @Query('after') after: unknown,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page | SeeOther> {
    const thread = await this.threads.readable(id, viewer);
    if (!thread.opening_up) return new SeeOther(`/posts/${thread.opening_id}`);
    const view = await this.threads.page(thread, position(after), viewer);
    const reply = viewer && mayReply(thread) ? await this.forms.below(thread, viewer) : null;
    const help = view.help ?? reply?.help ?? null;
    return new Page(
      'threads/show',
      { ...view, help, reply, pause: reply && (await this.pauseOf(viewer)) },
      { indexed: thread.listed },
    );
  }

  @Get('threads/:id/posts/new')
  async newPost(
    @Param('id') id: string,
    @Query('quote') quotedId: unknown,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page> {
    const thread = await this.repliable(id, viewer);
    const reader = await this.threads.reader(viewer);
    const quote = await quoteOf(this.database, quotedId, thread.id, reader);
    const { form, ...kept } = await this.formDrafts.open(viewer, { thread: thread.id }, {}, quote?.body);
    const pause = await this.pauseOf(viewer);
    const view = await this.forms.answering(thread, viewer, form, quote);
    return formPage('posts/new', { ...view, ...kept, pause });
  }

  @Post('threads/:id/posts')
  async reply(
    @Param('id') id: string,
    @Body(new FormPipe(replyForm)) form: Form<PostFields>,
    @MaybeViewer() viewer: Viewer | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const thread = await this.repliable(id, viewer);
    const again = async (worse: Form<unknown>) =>
      this.forms.answeringAgain(await this.repliable(id, viewer), viewer, worse);
    if (wantsAnother(form.values)) return again({ ...form, errors: null });
    if (!form.fields) return again(form);
    if (!viewer)
      return this.keepDraft(request, response, {
        target: { thread: thread.id },
        title: null,
        ...wordsOf(form),
      });
    const writer = { ...viewer, board: thread.slug, chosen: chosenIn(form.fields) };
    const words = { title: null, ...form.fields, beside: notesBeside(form.fields) };
    const sent = this.submissions.reply(thread.id, words, writer, form.fields.readers);
    const postId = await sent.catch((error: unknown) => again(withReplyError(form, error)));
    if (postId instanceof Page) return postId;
    await this.formDrafts.sent(request, response, viewer, { thread: thread.id }, form.fields.key);
    return new SeeOther(`/posts/${postId}`);
  }

  private async repliable(id: string, viewer: Viewer | null): Promise<ThreadRow> {
    const thread = await this.threads.readable(id, viewer);
    if (thread.rests) throw new BoardRests();
    if (!mayReply(thread)) throw new ThreadLocked();
    return thread;
  }

  private async pauseOf(viewer: Viewer | null): Promise<object | null> {
    const pause = viewer && (await this.pauses.of(viewer));
    return pause && pauseView(pause);
  }

  private async keepDraft(request: Request, response: Response, draft: Draft): Promise<Page> {
    await this.drafts.keep(request, response, draft);
    return draftKept(draft, this.terms.known());
  }
}

// With what was chosen beside the words, so that nothing is lost between writing and sending.
function wordsOf<Fields extends object>({ fields, values }: Form<Fields>): Fields & Pick<Draft, 'choices'> {
  if (!fields) throw new Error('Only words that can be used are kept.');
  return { ...fields, choices: choicesOf(values) };
}

// Whoever wrote for members alone says once more whether anyone may read it.
function withReplyError(form: Form<unknown>, error: unknown): Form<unknown> {
  return error instanceof MoreReaders
    ? withError(form, 'body', 'choices.more_readers')
    : withNameError(form, error);
}

function position(given: unknown): number {
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0;
}
