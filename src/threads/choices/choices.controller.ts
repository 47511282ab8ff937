import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Boards } from '../../boards/boards.js';
import { BadRequest, NotFound } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { type OwnThread, OwnThreads } from './choices.js';
import { ownThreadView } from './choices.view.js';
import { readersForm, secondBoardForm, wishesForm } from './fields.js';
import { NoSecondBoard, secondBoardId, secondBoards } from './second-boards.js';
import { wishesIn } from './wishes.js';

type WishFields = z.infer<typeof wishesForm>;
type ReaderFields = z.infer<typeof readersForm>;

/** What the opener of a thread chooses for it later: how to answer, and who reads it. To all others it is not there. */
@Controller('threads/:id')
@Access('member')
export class ChoicesController {
  constructor(
    private readonly threads: OwnThreads,
    private readonly boards: Boards,
  ) {}

  @Get('choices')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('threads/choices', await this.view(await this.threads.of(id, viewer)));
  }

  @Post('wishes')
  async wish(
    @Param('id') id: string,
    @Body(new FormPipe(wishesForm)) { fields }: Form<WishFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    const thread = await this.threads.of(id, viewer);
    // Boxes of our own forms say yes or nothing.
    if (!fields) throw new BadRequest();
    await this.threads.wish(thread, wishesIn(fields));
    return new SeeOther(`/threads/${thread.id}`);
  }

  @Post('readers')
  async letRead(
    @Param('id') id: string,
    @Body(new FormPipe(readersForm)) { fields, errors }: Form<ReaderFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const thread = await this.threads.of(id, viewer);
    if (!fields) return formAgain('threads/choices', { ...(await this.view(thread)), errors });
    await this.threads.letRead(thread, fields.readers);
    return new SeeOther(`/threads/${thread.id}`);
  }

  @Post('second-board')
  async showOn(
    @Param('id') id: string,
    @Body(new FormPipe(secondBoardForm)) form: Form<{ second_board: string }>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const thread = await this.threads.of(id, viewer);
    if (thread.kind !== 'talk') throw new NotFound();
    const second = await secondBoardId(this.boards, thread, form.fields?.second_board);
    if (!form.fields || second === undefined) return this.again(thread, form);
    const shown = this.threads.showOn(thread, second).then(() => new SeeOther(`/threads/${thread.id}`));
    return shown.catch((error: unknown) => {
      if (error instanceof NoSecondBoard) return this.again(thread, form);
      throw error;
    });
  }

  private async again(thread: OwnThread, form: Form<unknown>): Promise<Page> {
    const { errors } = withError(form, 'second_board', 'boards.second_refused');
    return formAgain('threads/choices', { ...(await this.view(thread)), secondErrors: errors });
  }

  private async view(thread: OwnThread): Promise<object> {
    const boards =
      thread.kind === 'talk' ? await secondBoards(this.boards, thread, thread.second_slug ?? '') : [];
    return ownThreadView(thread, boards);
  }
}
