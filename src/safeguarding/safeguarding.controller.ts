import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type ClosingFields, closingForm } from './forms.js';
import { itemLine, itemView } from './item.view.js';
import { Safeguarding } from './safeguarding.js';

/** What was told in confidence: for the safeguarding contact; for everybody else it is not there. */
@Controller('safeguarding')
@Access('staff')
export class SafeguardingController {
  constructor(private readonly safeguarding: Safeguarding) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    const items = await this.safeguarding.list(viewer);
    return new Page('safeguarding/index', { items: items.map(itemLine) });
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('safeguarding/show', itemView(await this.safeguarding.open(id, viewer), emptyForm()));
  }

  @Post(':id/closing')
  async close(
    @Param('id') id: string,
    @Body(new FormPipe(closingForm)) form: Form<ClosingFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const item = await this.safeguarding.open(id, viewer);
    if (!form.fields) return formAgain('safeguarding/show', itemView(item, form));
    if (await this.safeguarding.close(item, form.fields, viewer)) return new SeeOther('/safeguarding');
    const closed = {
      ...itemView({ ...item, closed: true }, form),
      kept: { title: null, body: form.fields.reason },
    };
    return new Page('safeguarding/show', closed, { status: 409 });
  }
}
