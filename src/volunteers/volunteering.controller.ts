import { Body, Controller, Get, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type OwnWordsFields, ownWordsForm } from './forms.js';
import { ownView } from './volunteers.view.js';
import { Volunteers } from './volunteers.js';

const HERE = new SeeOther('/volunteering');

/** One's own record: nobody else but leads reads it. Whoever does not help here, and did not within the year, has none. */
@Controller('volunteering')
@Access('member')
export class VolunteeringController {
  constructor(private readonly volunteers: Volunteers) {}

  @Get()
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    const own = await this.volunteers.one(viewer.memberId);
    return new Page('volunteers/own', ownView(own, null, new Date()));
  }

  @Post('words')
  async say(
    @Body(new FormPipe(ownWordsForm)) form: Form<OwnWordsFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const own = await this.volunteers.one(viewer.memberId);
    if (!form.fields) return formAgain('volunteers/own', ownView(own, form, new Date()));
    await this.volunteers.say(form.fields.words, viewer);
    return HERE;
  }

  @Post('agreement')
  async agree(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.volunteers.one(viewer.memberId);
    await this.volunteers.agree(viewer);
    return HERE;
  }

  @Post('badge/removal')
  async dropBadge(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.volunteers.one(viewer.memberId);
    await this.volunteers.dropBadge(viewer);
    return HERE;
  }
}
