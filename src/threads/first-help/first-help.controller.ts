import { Body, Controller, Param, Post, UseFilters } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { PausedFilter } from '../paused.filter.js';
import { FirstHelp } from './first-help.js';
import { SAID_ABOUT } from './said-about.js';

const aboutForm = z.strictObject({ about: z.enum(SAID_ABOUT) });
const nothing = z.strictObject({});

/** The two buttons on the page of who wrote in a crisis. */
@Controller('posts/:id')
@Access('member')
@UseFilters(PausedFilter)
export class FirstHelpController {
  constructor(private readonly firstHelp: FirstHelp) {}

  /** Two buttons bring it: any other answer was not made here. */
  @Post('about')
  async sayWhom(
    @Param('id') id: string,
    @Body(new FormPipe(aboutForm)) { fields }: Form<z.infer<typeof aboutForm>>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.firstHelp.sayWhom(id, fields.about, viewer);
    return new SeeOther(`/posts/${id}`);
  }

  /** Takes no words: whatever a form brings beside its token is refused. */
  @Post('company')
  async askCompany(
    @Param('id') id: string,
    @Body(new FormPipe(nothing)) _: Form<z.infer<typeof nothing>>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    return new SeeOther(`/posts/${await this.firstHelp.askCompany(id, viewer)}`);
  }
}
