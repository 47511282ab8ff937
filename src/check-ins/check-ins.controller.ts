import { Body, Controller, Get, Param, Post, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { MoreReaders } from '../threads/choices/errors.js';
import { BoardRests, ThreadLocked } from '../threads/errors.js';
import { StillNewFilter } from '../threads/newcomers/still-new.filter.js';
import { PausedFilter } from '../threads/paused.filter.js';
import { mayReply } from '../threads/policies.js';
import { Threads } from '../threads/threads.js';
import { checkInOfThread, type CheckInRow } from './check-in-reading.js';
import { formView, linkView } from './check-in.view.js';
import { CheckIns } from './check-ins.js';
import { asAnswer } from './composing.js';
import { type CheckInFields, checkInForm } from './forms.js';
import { OldCheckInFilter } from './old-check-in.filter.js';

/** Checking in: one small form that becomes one ordinary post. */
@Controller('threads/:id/check-ins')
@Access('member')
@UseFilters(PausedFilter, StillNewFilter, OldCheckInFilter)
export class CheckInsController {
  constructor(
    private readonly database: DataSource,
    private readonly threads: Threads,
    private readonly checkIns: CheckIns,
  ) {}

  @Get('new')
  async blank(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const row = await this.find(id, viewer);
    return formPage('check-ins/new', view(row, viewer));
  }

  @Post()
  async checkIn(
    @Param('id') id: string,
    @Body(new FormPipe(checkInForm)) form: Form<CheckInFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page | SeeOther> {
    // Whatever keeps it from being taken in shows the words as one answer.
    request.body = asAnswer(form.values);
    const row = await this.find(id, viewer);
    if (!form.fields) return formAgain('check-ins/new', view(row, viewer, form));
    const sent = this.checkIns.checkIn(row, form.fields, viewer);
    const postId = await sent.catch((error: unknown) => moreReaders(form, error));
    if (typeof postId === 'string') return new SeeOther(`/posts/${postId}`);
    return formAgain('check-ins/new', view(await this.find(id, viewer), viewer, postId));
  }

  private async find(id: string, viewer: Viewer): Promise<CheckInRow> {
    const thread = await this.threads.readable(id, viewer);
    const row = thread.kind === 'check_in' ? await checkInOfThread.row(this.database, [thread.id]) : null;
    if (!row) throw new NotFound();
    if (thread.rests) throw new BoardRests();
    if (!mayReply(thread)) throw new ThreadLocked();
    return row;
  }
}

function view(row: CheckInRow, viewer: Viewer, form?: Form<unknown>): object {
  return { ...linkView(row), checkIn: { ...formView(row, viewer, form), bodyId: 'body' } };
}

// Whoever wrote for members alone says once more whether anyone may read it.
function moreReaders(form: Form<unknown>, error: unknown): Form<unknown> {
  if (error instanceof MoreReaders) return withError(form, 'body', 'choices.more_readers');
  throw error;
}
