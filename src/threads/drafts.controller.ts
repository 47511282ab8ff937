import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { Shelter } from '../platform/web/shelter.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Drafts } from './drafts.js';
import { DraftPages } from './drafts/draft-pages.js';

const removalForm = z.strictObject({ key: z.string().optional() });

/** What a guest wrote, once they have a name; and what a member sent after their session had ended. */
@Controller('drafts/waiting')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly pages: DraftPages,
    private readonly shelter: Shelter,
  ) {}

  @Get()
  @Access('member')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.waiting(request, response, this.shelter.writers(viewer));
    return draft ? this.pages.show(draft, viewer) : new SeeOther('/');
  }

  /** Throws away one of them, or all: whoever sits at this browser may, for they may not be safe there. */
  @Post('removal')
  @Access('anyone')
  async remove(
    @Body(new FormPipe(removalForm)) { fields }: Form<z.infer<typeof removalForm>>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    if (fields?.key === undefined) await this.drafts.clearAll(request, response);
    else await this.drafts.clear(request, response, fields.key);
    return new SeeOther(fields?.key === undefined ? '/' : '/drafts/waiting');
  }
}
