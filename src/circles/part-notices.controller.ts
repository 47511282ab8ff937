import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Circles } from './circles.js';
import { PartNotices } from './part-notices.js';

const button = z.strictObject({});

/** Whether one hears when the next part of a circle begins: a button on its page, for who takes part in it. */
@Controller('threads/:id/part-notices')
@Access('member')
export class PartNoticesController {
  constructor(
    private readonly circles: Circles,
    private readonly notices: PartNotices,
  ) {}

  @Post()
  async take(
    @Param('id') id: string,
    @Body(new FormPipe(button)) { fields }: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.notices.take((await this.circles.readable(id, viewer)).thread_id, viewer);
    return new SeeOther(`/threads/${id}#circle-title`);
  }

  @Post('removal')
  async stop(
    @Param('id') id: string,
    @Body(new FormPipe(button)) { fields }: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.notices.stop((await this.circles.readable(id, viewer)).thread_id, viewer);
    return new SeeOther(`/threads/${id}#circle-title`);
  }
}
