import { Body, Controller, Param, Post, UseFilters } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { PausedFilter } from '../paused.filter.js';
import { Details } from './details.js';

const detailsForm = z.strictObject({
  choice: z.enum(['hide', 'ask', 'wish', 'take_back']),
  number: z.string().regex(/^\d{1,6}$/),
});

type Fields = z.infer<typeof detailsForm>;

/** The buttons beside contact details on the author's own page. */
@Controller('posts/:id/details')
@Access('member')
@UseFilters(PausedFilter)
export class DetailsController {
  constructor(private readonly details: Details) {}

  /** Buttons bring it: any other answer was not made here. */
  @Post()
  async choose(
    @Param('id') id: string,
    @Body(new FormPipe(detailsForm)) { fields }: Form<Fields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.done(id, fields, viewer);
    return new SeeOther(`/posts/${id}`);
  }

  private async done(id: string, { choice, number }: Fields, viewer: Viewer): Promise<void> {
    if (choice === 'hide') return this.details.hide(id, Number(number), viewer);
    if (choice === 'ask') return this.details.ask(id, Number(number), viewer);
    return this.details.wish(id, Number(number), choice === 'wish', viewer);
  }
}
