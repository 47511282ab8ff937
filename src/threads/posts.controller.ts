import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Duty } from '../duty/duty.js';
import { noteBoxes, notesBeside, tickedValues, withSuggestion } from '../folding/note-fields.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { guidelineById } from '../guidelines/guidelines.js';
import { pauseView } from '../limits/pause.view.js';
import { Pauses } from '../limits/pauses.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { isSeen } from '../platform/web/seen.js';
import { MaybeViewer, ownPersonas, SignedIn, under, type Viewer } from '../platform/web/visit.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import { Terms } from '../terms/terms.js';
import { detailsPart } from './details/details.view.js';
import { detailsOf } from './details/details-reading.js';
import { mayChoose } from './details/policies.js';
import { FormDrafts } from './drafts/form-drafts.js';
import { OldFormFilter } from './drafts/old-form.filter.js';
import { keepPath } from './drafts/target.js';
import { PostWithdrawn } from './errors.js';
import { exchangePart } from './exchange.js';
import { postForm, threadForm, withKey } from './forms.js';
import { hiddenOf } from './hidden-words.js';
import { helpForWords, notesForWords } from './judging.js';
import { postStatus, type PostStatus } from './own-post.js';
import { helpFor, ownPostView } from './own-post.view.js';
import { StillNewFilter } from './newcomers/still-new.filter.js';
import { PausedFilter } from './paused.filter.js';
import { isAuthor, mayEdit } from './policies.js';
import { withSeenTitle } from './seen-title.js';
import { Submissions } from './submissions.js';
import { whoReads } from './thread.view.js';
import { postHref } from './thread-links.js';
import { Withdrawals } from './withdrawals.js';

// While a text is being checked its page asks again; seconds. Who reads about help is not to be interrupted.
const REFRESH = 2;
const REFRESH_BESIDE_HELP = 30;

@Controller('posts/:id')
@UseFilters(PausedFilter, StillNewFilter, OldFormFilter)
export class PostsController {
  constructor(
    private readonly database: DataSource,
    private readonly submissions: Submissions,
    private readonly withdrawals: Withdrawals,
    private readonly formDrafts: FormDrafts,
    private readonly terms: Terms,
    private readonly pauses: Pauses,
    private readonly duty: Duty,
    private readonly reading: ReadingChoices,
  ) {}

  /** The stable link of a post; for its author, while it is not up as they wrote it, the page that says what happens with it. */
  @Get()
  @Access('anyone')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page | SeeOther> {
    const post = await this.find(id, viewer);
    const whole = post.state === 'published' && post.masked_body === null;
    if (!isAuthor(viewer, post) || whole) return toThread(post, viewer);
    const waits = post.state === 'held' || mayChoose(post);
    const duty = waits ? await this.duty.forBoard(post.slug) : null;
    const paused = waits && (await this.pauses.of(viewer!)) !== null;
    const details = detailsPart(post, await detailsOf(this.database, post), paused);
    const exchange = await exchangePart(this.database, post, isSeen(request));
    const refresh = helpFor(post) ? REFRESH_BESIDE_HELP : REFRESH;
    return new Page(
      'posts/show',
      { ...ownPostView(await this.seen(post, viewer), guidelineById, duty, paused), ...details, ...exchange },
      post.state === 'pending' ? { refresh } : {},
    );
  }

  @Get('edit')
  @Access('member')
  async edit(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const post = await this.editable(id, viewer);
    const words = { title: post.title ?? '', body: post.body, ...tickedValues(post.notes) };
    const author = under(viewer, post.persona_id);
    const { form, draft } = await this.formDrafts.open(author, { post: post.id }, words);
    const pause = await this.pauses.of(viewer);
    const view = await this.editView(post, form);
    return formPage('posts/edit', { ...view, draft, pause: pause && pauseView(pause) });
  }

  @Post('revisions')
  @Access('member')
  async revise(
    @Param('id') id: string,
    @Body() body: unknown,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const post = await this.editable(id, viewer);
    const form = readWords(post.opening, body);
    if (!form.fields) {
      const again = withSuggestion(form, notesForWords(form.values, this.terms.known()));
      return formAgain('posts/edit', await this.editView(post, again));
    }
    const author = under(viewer, post.persona_id);
    const words = { ...form.fields, beside: notesBeside(form.fields) };
    await this.submissions.edit(post.id, words, { ...author, board: post.slug });
    await this.formDrafts.sent(request, response, author, { post: post.id }, form.fields.key);
    return new SeeOther(`/posts/${post.id}`);
  }

  @Get('withdrawal')
  @Access('member')
  async withdrawal(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const post = await this.own(id, viewer);
    if (!mayEdit(viewer, post)) throw new PostWithdrawn();
    return new Page('posts/withdraw', { post: { id: post.id, href: `/posts/${post.id}` }, text: post.body });
  }

  @Post('withdrawal')
  @Access('member')
  async withdraw(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    const post = await this.own(id, viewer);
    await this.withdrawals.withdraw(post.id);
    return new SeeOther(`/posts/${post.id}`);
  }

  private async editView(post: PostStatus, form: Form<unknown>): Promise<object> {
    return { ...editView(post, form, this.terms.known()), hidden: await hiddenOf(this.database, post.id) };
  }

  // Its thread is called as the viewer meets it elsewhere.
  private async seen(post: PostStatus, viewer: Viewer | null): Promise<PostStatus> {
    return withSeenTitle(post, await this.reading.reader(viewer));
  }

  private async find(id: string, viewer: Viewer | null): Promise<PostStatus> {
    const names = viewer ? ownPersonas(viewer) : [];
    const post = isUuid(id) ? await postStatus.row(this.database, [id, names]) : null;
    if (!post) throw new NotFound();
    return post;
  }

  // Another's post is not there: who may not change it need not learn that it exists.
  private async own(id: string, viewer: Viewer): Promise<PostStatus> {
    const post = await this.find(id, viewer);
    if (!isAuthor(viewer, post)) throw new NotFound();
    return post;
  }

  // Whoever left a closed group can take their words back, and says nothing new there.
  private async editable(id: string, viewer: Viewer): Promise<PostStatus> {
    const post = await this.own(id, viewer);
    if (!post.readable) throw new NotFound();
    if (!mayEdit(viewer, post)) throw new PostWithdrawn();
    return this.seen(post, viewer);
  }
}

function toThread(post: PostStatus, viewer: Viewer | null): SeeOther {
  const seen = post.readable && post.position !== null && (viewer !== null || !post.members_only);
  if (!seen) throw new NotFound();
  return new SeeOther(postHref(post.thread_id, post.id, post.position!));
}

function editView(post: PostStatus, form: Form<unknown>, terms: OwnTerms): object {
  return {
    post: { id: post.id, opening: post.opening, href: `/posts/${post.id}` },
    board: { slug: post.slug, name: post.board_name },
    help: helpForWords(form.values, terms),
    thread: { id: post.thread_id, title: post.thread_title },
    whoReads: whoReads(post.members_only),
    inGroup: post.closed,
    keepHref: keepPath({ post: post.id }),
    notes: noteBoxes(form),
    form: withKey(form),
  };
}

// An opening post carries the title; a reply has none.
function readWords(
  opening: boolean,
  body: unknown,
): Form<{ title: string | null; body: string; key: string }> {
  if (opening) return new FormPipe(threadForm).transform(body);
  const form = new FormPipe(postForm).transform(body);
  return { ...form, fields: form.fields && { title: null, ...form.fields } };
}
