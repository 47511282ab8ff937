import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { NotFound, Problem } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { Page, SeeOther } from '../../platform/web/answers.js';
import { ownPersonas, SignedIn, under, type Viewer } from '../../platform/web/visit.js';
import { Drafts } from '../drafts.js';
import { DraftPages } from './draft-pages.js';
import { draftView, firstWords } from './draft.view.js';
import { draftWords, formOf, isQuiet, tooLong } from './draft-words.js';
import { OldFormFilter } from './old-form.filter.js';
import { type OwnDraft, OwnDrafts } from './own-drafts.js';
import { type Place, Places } from './places.js';
import { formPath, type Target } from './target.js';

/** What a member keeps for later: from each writing form, and all of it on one page. */
@Controller()
@Access('member')
@UseFilters(OldFormFilter)
export class OwnDraftsController {
  constructor(
    private readonly own: OwnDrafts,
    private readonly guests: Drafts,
    private readonly places: Places,
    private readonly pages: DraftPages,
  ) {}

  @Post('boards/:slug/draft')
  keepThread(
    @Param('slug') board: string,
    @Body() body: unknown,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther | string> {
    return this.keep({ board }, body, viewer, request, response);
  }

  @Post('threads/:id/draft')
  keepReply(
    @Param('id') thread: string,
    @Body() body: unknown,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther | string> {
    return this.keep({ thread }, body, viewer, request, response);
  }

  @Post('posts/:id/draft')
  keepChange(
    @Param('id') post: string,
    @Body() body: unknown,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther | string> {
    return this.keep({ post }, body, viewer, request, response);
  }

  @Get('drafts')
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    const drafts = await this.own.allUnder(everyName(viewer));
    return new Page('drafts/index', {
      drafts: await Promise.all(drafts.map((draft) => this.listed(draft, viewer))),
    });
  }

  @Post('drafts/removal')
  async removeAll(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    for (const writer of everyName(viewer)) await this.own.clearAll(writer);
    return new SeeOther('/drafts');
  }

  // After the paths of one word, which would else be taken for an id.
  @Post('drafts/:id/removal')
  async remove(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    const removed = await this.own.remove(everyName(viewer), id);
    if (!removed) throw new NotFound();
    const place = await this.placeOf(removed.target, viewer);
    return new SeeOther(place ? formPath(place.target) : '/drafts');
  }

  private async keep(
    asked: Target,
    body: unknown,
    viewer: Viewer,
    request: Request,
    response: Response,
  ): Promise<Page | SeeOther | string> {
    const { target, writer } = await this.places.of(asked, viewer);
    const words = draftWords(target, body);
    const errors = tooLong(words);
    if (errors) return this.pages.show(words, viewer, 422, { ...formOf(words), errors });
    await this.own.keep(writer, words);
    await this.guests.clear(request, response, words.key);
    return isQuiet(body) ? '' : new SeeOther(`${formPath(target)}#kept`);
  }

  private async listed(draft: OwnDraft, viewer: Viewer): Promise<object> {
    const place = await this.placeOf(draft.target, viewer);
    const { board, thread, kind } = place ?? {};
    const words = { first: firstWords(draft), body: place ? null : draft.body };
    return { ...draftView(draft), words, board, thread, kind, href: place && formPath(place.target) };
  }

  // What has no place any more can still be read, and thrown away.
  private async placeOf(target: Target, viewer: Viewer): Promise<Place | null> {
    try {
      return await this.places.of(target, viewer);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}

// What was kept for a thread is kept under the name worn there.
function everyName(viewer: Viewer): Viewer[] {
  return ownPersonas(viewer).map((personaId) => under(viewer, personaId));
}
