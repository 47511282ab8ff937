import { Body, Controller, Get, Post } from '@nestjs/common';
import { PlaceChanges } from '../place/place-changes.js';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type GuideFields, guideForm } from './forms.js';
import { Guide } from './guide.js';
import { guideView } from './steps.js';

/** The first steps of a new place, for its admin. */
@Controller('setup')
@Access('admin')
export class SetupController {
  constructor(
    private readonly guide: Guide,
    private readonly changes: PlaceChanges,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return new Page('administration/setup', guideView(await this.guide.stands()));
  }

  /** Whether the steps are offered on an admin's first pages. The page itself stays. */
  @Post('guide')
  async offer(
    @Body(new FormPipe(guideForm)) { fields }: Form<GuideFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.changes.set({ guidePutAway: fields.guide === 'put_away' }, memberId);
    return new SeeOther(fields.guide === 'put_away' ? '/' : '/setup');
  }
}
