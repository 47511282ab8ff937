import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Boards } from '../boards/boards.js';
import { notesBeside, withSuggestion } from '../folding/note-fields.js';
import { pauseView } from '../limits/pause.view.js';
import { Pauses } from '../limits/pauses.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { MaybeViewer, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { type Draft, Drafts } from './drafts.js';
import { draftKept } from './draft-kept.js';
import { choicesOf } from './drafts/draft-words.js';
import { FormDrafts } from './drafts/form-drafts.js';
import { OldFormFilter } from './drafts/old-form.filter.js';
import { nullForMoreReaders } from './choices/errors.js';
import { choicesIn } from './choices/fields.js';
import { openingForm, postForm } from './forms.js';
import { ThreadLocked } from './errors.js';
import type { Help } from './help.js';
import { helpForWords, notesForWords } from './judging.js';
import { PausedFilter } from './paused.filter.js';
import { mayReply } from './policies.js';
import { quoteOf } from './quote.js';
import { Submissions } from './submissions.js';
import type { ThreadRow } from './thread-reading.js';
import { Threads } from './threads.js';
import { newPostView, newThreadView, replyView } from './writing.view.js';

type ThreadFields = z.infer<typeof openingForm>;
type PostFields = z.infer<typeof postForm>;

@Controller()
@Access('anyone')
@UseFilters(PausedFilter, OldFormFilter)
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
  ) {}

  @Get('boards/:slug/threads/new')
  async newThread(@Param('slug') slug: string, @MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    const pause = await this.pauseOf(viewer);
    const { form, ...kept } = await this.formDrafts.open(viewer, { board: board.slug });
    return formPage('threads/new', { ...newThreadView(board, viewer, form), ...kept, pause });
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
    if (!form.fields)
      return formAgain('threads/new', {
        ...newThreadView(board, viewer, this.suggesting(form)),
        help: this.help(form),
      });
    if (!viewer) return this.keepDraft(request, response, { target: { board: slug }, ...wordsOf(form) });
    const writer = { memberId: viewer.memberId, personaId: viewer.personaId, board: slug };
    const choices = choicesIn(form.fields);
    const words = { ...form.fields, beside: notesBeside(form.fields, viewer.personaId) };
    const postId = await this.submissions.openThread(board.id, words, writer, choices);
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
    const reply = viewer && mayReply(thread) ? await this.replyForm(thread, viewer) : null;
    const help = view.help ?? reply?.help ?? null;
    return new Page('threads/show', { ...view, help, reply, pause: reply && (await this.pauseOf(viewer)) });
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
    return formPage('posts/new', { ...newPostView(thread, viewer, reader, form, quote), ...kept, pause });
  }

  @Post('threads/:id/posts')
  async reply(
    @Param('id') id: string,
    @Body(new FormPipe(postForm)) form: Form<PostFields>,
    @MaybeViewer() viewer: Viewer | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const thread = await this.repliable(id, viewer);
    if (!form.fields) {
      const reader = await this.threads.reader(viewer);
      const view = newPostView(thread, viewer, reader, this.suggesting(form), null);
      return formAgain('posts/new', { ...view, help: this.help(form) });
    }
    if (!viewer)
      return this.keepDraft(request, response, {
        target: { thread: thread.id },
        title: null,
        ...wordsOf(form),
      });
    const writer = { memberId: viewer.memberId, personaId: viewer.personaId, board: thread.slug };
    const words = { title: null, ...form.fields, beside: notesBeside(form.fields, viewer.personaId) };
    const sent = this.submissions.reply(thread.id, words, writer, form.fields.readers);
    const postId = await sent.catch(nullForMoreReaders);
    if (postId === null) return this.openedMeanwhile(id, viewer, form);
    await this.formDrafts.sent(request, response, viewer, { thread: thread.id }, form.fields.key);
    return new SeeOther(`/posts/${postId}`);
  }

  // Whoever wrote for members alone says once more whether anyone may read it.
  private async openedMeanwhile(id: string, viewer: Viewer, form: Form<PostFields>): Promise<Page> {
    const asked = withError(form, 'body', 'choices.more_readers');
    const reader = await this.threads.reader(viewer);
    const view = newPostView(await this.repliable(id, viewer), viewer, reader, asked, null);
    return formAgain('posts/new', { ...view, help: this.help(form) });
  }

  private async repliable(id: string, viewer: Viewer | null): Promise<ThreadRow> {
    const thread = await this.threads.readable(id, viewer);
    if (!mayReply(thread)) throw new ThreadLocked();
    return thread;
  }

  private async replyForm(thread: ThreadRow, viewer: Viewer): Promise<{ help: Help | null }> {
    const { form, ...kept } = await this.formDrafts.open(viewer, { thread: thread.id });
    return { ...replyView(thread, viewer, form), ...kept };
  }

  private async pauseOf(viewer: Viewer | null): Promise<object | null> {
    const pause = viewer && (await this.pauses.of(viewer));
    return pause && pauseView(pause);
  }

  private suggesting<Fields>(form: Form<Fields>): Form<Fields> {
    return withSuggestion(form, notesForWords(form.values, this.terms.known()));
  }

  private help({ values }: Form<unknown>): Help | null {
    return helpForWords(values, this.terms.known());
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

function position(given: unknown): number {
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0;
}
