import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type BlockedName, choicesView, namesOf } from './choices.view.js';
import { type ChoicesFields, choicesForm, chosenIn, valuesOf } from './forms.js';
import { ReadingChoices } from './reading-choices.js';

const VIEW = 'folding/choices';

const namesById = new Statement<{ id: string; name: string }>(
  'names-by-id',
  'select id, name from personas where id = any ($1::uuid[])',
);

/** How a member wants to read: what is folded, hidden or shown, the muted words, the blocked names. */
@Controller('reading-choices')
@Access('member')
export class ReadingChoicesController {
  constructor(
    private readonly database: DataSource,
    private readonly choices: ReadingChoices,
  ) {}

  @Get()
  async show(@Query('kept') kept: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const form = emptyForm(valuesOf(await this.choices.of(viewer)));
    return formPage(VIEW, choicesView(form, await this.names(viewer), kept === 'yes'));
  }

  @Post()
  async keep(
    @Body(new FormPipe(choicesForm)) form: Form<ChoicesFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain(VIEW, choicesView(form, await this.names(viewer)));
    await this.choices.keep(viewer, chosenIn(form.fields));
    return new SeeOther('/reading-choices?kept=yes');
  }

  /** Everything as it is for everybody: also the names. */
  @Post('removal')
  async clear(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.choices.clear(viewer);
    return new SeeOther('/reading-choices?kept=yes');
  }

  @Post('names/:id/removal')
  async unblock(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    if (!isUuid(id)) throw new NotFound();
    await this.choices.unblock(viewer, id);
    return new SeeOther('/reading-choices#names');
  }

  private async names(viewer: Viewer): Promise<BlockedName[]> {
    const { blocks } = await this.choices.of(viewer);
    const ids = blocks.map(({ personaId }) => personaId);
    return namesOf(blocks, ids.length > 0 ? await namesById.rows(this.database, [ids]) : []);
  }
}
