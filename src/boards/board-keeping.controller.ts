import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { NotFound } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { isAdmin, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Boards } from './boards.js';
import { BoardKeeping, BoardsMerging } from './board-keeping.js';
import {
  mergingForm,
  placeForm,
  textsForm,
  type TextsFields,
  workingForm,
  type WorkingFields,
} from './forms.js';
import type { Board } from './board.entity.js';
import { keepingView, type KeptForms } from './keeping.view.js';
import { stoppedForm } from './staff-words.js';

const VIEW = 'boards/keep';

/** One board, for those who keep it: facilitators its texts, an admin everything. No closed group is found here. */
@Controller('board-settings/:slug')
export class BoardKeepingController {
  constructor(
    private readonly boards: Boards,
    private readonly keeping: BoardKeeping,
  ) {}

  @Get()
  @Access('facilitator')
  async show(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage(VIEW, await this.view(await this.boards.kept(slug), viewer));
  }

  @Post('texts')
  @Access('facilitator')
  async say(
    @Param('slug') slug: string,
    @Body(new FormPipe(textsForm)) texts: Form<TextsFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.kept(slug);
    if (!texts.fields) return this.again(board, viewer, { texts });
    try {
      return ledBack(board, await this.keeping.say(board, texts.fields, viewer));
    } catch (error) {
      const { form, help } = stoppedForm(error, texts);
      return this.again(board, viewer, { texts: form, help });
    }
  }

  @Post('working')
  @Access('admin')
  async work(
    @Param('slug') slug: string,
    @Body(new FormPipe(workingForm)) working: Form<WorkingFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.kept(slug);
    if (!working.fields) return this.again(board, viewer, { working });
    const set = this.keeping.set(board.id, working.fields, viewer.memberId);
    return set.then(
      (done) => ledBack(board, done),
      (error: unknown) => this.waits(board, viewer, working, error),
    );
  }

  @Post('place')
  @Access('admin')
  async move(
    @Param('slug') slug: string,
    @Body(new FormPipe(placeForm)) { fields }: Form<{ direction: 'up' | 'down' }>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<SeeOther> {
    const board = await this.boards.kept(slug);
    if (fields) await this.keeping.move(board.id, fields.direction, memberId);
    return new SeeOther('/board-settings');
  }

  @Post('merging')
  @Access('admin')
  async merge(
    @Param('slug') slug: string,
    @Body(new FormPipe(mergingForm)) merging: Form<{ into: string; sure: 'yes' }>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.kept(slug);
    if (!merging.fields) return this.again(board, viewer, { merging });
    const whole = await this.boards.keptOrNone(merging.fields.into);
    const done = whole && (await this.keeping.merge(board.id, whole.id, viewer.memberId));
    if (done) return new SeeOther('/board-settings');
    return this.again(board, viewer, { merging: withError(merging, 'into', 'boards.merge_refused') });
  }

  private waits(board: Board, viewer: Viewer, working: Form<unknown>, error: unknown): Promise<Page> {
    if (!(error instanceof BoardsMerging)) throw error;
    return this.again(board, viewer, { working: withError(working, 'name', 'boards.merging_now') });
  }

  private async again(board: Board, viewer: Viewer, forms: KeptForms): Promise<Page> {
    return formAgain(VIEW, await this.view(board, viewer, forms));
  }

  private async view(board: Board, { role }: Viewer, forms: KeptForms = {}): Promise<object> {
    const all = await this.boards.allKept();
    const others = all.filter(({ id, archived }) => id !== board.id && !archived);
    return keepingView(board, others, isAdmin(role), forms);
  }
}

function ledBack({ slug }: Board, done: boolean): SeeOther {
  if (!done) throw new NotFound();
  return new SeeOther(`/board-settings/${slug}`);
}
