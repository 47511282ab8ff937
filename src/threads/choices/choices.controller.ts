import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { BadRequest } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { OwnThreads } from './choices.js';
import { ownThreadView } from './choices.view.js';
import { readersForm, wishesForm } from './fields.js';
import { wishesIn } from './wishes.js';

type WishFields = z.infer<typeof wishesForm>;
type ReaderFields = z.infer<typeof readersForm>;

/** What the opener of a thread chooses for it later: how to answer, and who reads it. To all others it is not there. */
@Controller('threads/:id')
@Access('member')
export class ChoicesController {
  constructor(private readonly threads: OwnThreads) {}

  @Get('choices')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('threads/choices', ownThreadView(await this.threads.of(id, viewer)));
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
    if (!fields) return formAgain('threads/choices', { ...ownThreadView(thread), errors });
    await this.threads.letRead(thread, fields.readers);
    return new SeeOther(`/threads/${thread.id}`);
  }
}
