import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Helped } from './helped.js';

const nothing = z.strictObject({});

/** “This helped”, below an answer. */
@Controller('posts/:id/helped')
@Access('member')
export class HelpedController {
  constructor(private readonly helped: Helped) {}

  @Post()
  async mark(
    @Param('id') id: string,
    @Body(new FormPipe(nothing)) _: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.helped.mark(id, viewer);
    return new SeeOther(`/posts/${id}`);
  }

  @Post('removal')
  async unmark(
    @Param('id') id: string,
    @Body(new FormPipe(nothing)) _: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.helped.unmark(id, viewer);
    return new SeeOther(`/posts/${id}`);
  }
}
