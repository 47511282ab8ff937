import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { OpeningSettled } from './errors.js';
import { noFields } from './forms.js';
import { NameOpenings } from './name-openings.js';
import { nameBehindView, openingsView, openingView } from './opening.view.js';

/** Links that somebody asked to open: for those who lead, and for a trustee where it has come to them. */
@Controller('name-openings')
@Access('name_opening')
export class NameOpeningsController {
  constructor(private readonly openings: NameOpenings) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('name-openings/index', openingsView(viewer, await this.openings.all(viewer)));
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('name-openings/show', openingView(viewer, await this.openings.find(id, viewer)));
  }

  @Get(':id/name')
  async name(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('name-openings/name', nameBehindView(await this.openings.nameBehind(id, viewer)));
  }

  @Post(':id/confirmation')
  async confirm(
    @Param('id') id: string,
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.settled(id, viewer, this.openings.open(id, viewer));
  }

  @Post(':id/refusal')
  async refuse(
    @Param('id') id: string,
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.settled(id, viewer, this.openings.refuse(id, viewer));
  }

  // The slower of two reads what came of it.
  private async settled(id: string, viewer: Viewer, work: Promise<void>): Promise<Page | SeeOther> {
    try {
      await work;
      return new SeeOther(`/name-openings/${id}`);
    } catch (error) {
      if (!(error instanceof OpeningSettled)) throw error;
      const view = openingView(viewer, await this.openings.find(id, viewer), 'name-openings.settled');
      return new Page('name-openings/show', view, { status: 409 });
    }
  }
}
