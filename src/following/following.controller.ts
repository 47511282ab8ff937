import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ReadingChoices } from '../folding/reading-choices.js';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { ownPersonas, SignedIn, type Viewer } from '../platform/web/visit.js';
import { followedBoards, followedThreads } from './follow-reading.js';
import { Following } from './following.js';
import { followedBoardView, followedThreadView } from './following.view.js';

// The button stands on the page itself, and in the list of all that one follows.
const button = z.strictObject({ from: z.literal('list').optional() });
type Button = Form<z.infer<typeof button>>;

/** What a member follows: for them alone. */
@Controller()
@Access('member')
export class FollowingController {
  constructor(
    private readonly database: DataSource,
    private readonly following: Following,
    private readonly reading: ReadingChoices,
  ) {}

  @Get('following')
  async list(@SignedIn() viewer: Viewer): Promise<Page> {
    const reader = await this.reading.reader(viewer);
    const threads = await followedThreads.rows(this.database, [ownPersonas(viewer)]);
    const boards = await followedBoards.rows(this.database, [viewer.personaId]);
    return new Page('following/index', {
      threads: threads.map((row) => followedThreadView(row, reader)),
      boards: boards.map(followedBoardView),
    });
  }

  @Post('threads/:id/follow')
  async followThread(
    @Param('id') id: string,
    @Body(new FormPipe(button)) form: Button,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    return this.afterwards(form, `/threads/${id}`, () => this.following.followThread(id, viewer));
  }

  @Post('threads/:id/follow/removal')
  async stopThread(
    @Param('id') id: string,
    @Body(new FormPipe(button)) form: Button,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    return this.afterwards(form, `/threads/${id}`, () => this.following.stopThread(id, viewer));
  }

  @Post('boards/:slug/follow')
  async followBoard(
    @Param('slug') slug: string,
    @Body(new FormPipe(button)) form: Button,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    return this.afterwards(form, `/boards/${slug}`, () => this.following.followBoard(slug, viewer));
  }

  @Post('boards/:slug/follow/removal')
  async stopBoard(
    @Param('slug') slug: string,
    @Body(new FormPipe(button)) form: Button,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    return this.afterwards(form, `/boards/${slug}`, () => this.following.stopBoard(slug, viewer));
  }

  private async afterwards(
    { fields }: Button,
    page: string,
    work: () => Promise<unknown>,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await work();
    return new SeeOther(fields.from ? '/following' : `${page}#following`);
  }
}
