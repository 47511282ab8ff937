import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Following, HEARING } from './following.js';

const hearingForm = z.strictObject({ hear: z.enum(HEARING) });

/** What somebody who wrote in a thread hears of it: seen by nobody else. */
@Controller('threads/:id/hearing')
@Access('member')
export class HearingController {
  constructor(private readonly following: Following) {}

  @Post()
  async choose(
    @Param('id') id: string,
    @Body(new FormPipe(hearingForm)) { fields }: Form<z.infer<typeof hearingForm>>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.following.hear(id, fields.hear, viewer);
    return new SeeOther(`/threads/${id}#following`);
  }
}
