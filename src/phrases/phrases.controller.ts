import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { PHRASES } from './phrases.js';
import { Saying } from './saying.js';

const phraseForm = z.strictObject({ phrase: z.enum(PHRASES) });

/** The buttons below somebody's post. */
@Controller('posts/:id/phrase')
@Access('member')
export class PhrasesController {
  constructor(private readonly saying: Saying) {}

  /** Buttons bring it: any other answer was not made here. */
  @Post()
  async say(
    @Param('id') id: string,
    @Body(new FormPipe(phraseForm)) { fields }: Form<z.infer<typeof phraseForm>>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.saying.say(id, fields.phrase, viewer);
    return new SeeOther(`/posts/${id}`);
  }

  @Post('removal')
  async takeBack(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.saying.takeBack(id, viewer);
    return new SeeOther(`/posts/${id}`);
  }
}
