import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type CheckFields, checkForm, type NewResourceFields, newResourceForm } from './forms.js';
import { type ResourceFields, resourceForm, type StateFields, stateForm } from './forms.js';
import { formView, listView, oneView } from './list.view.js';
import { ResourceChanges } from './resource-changes.js';
import { type NamedVersionRow, newestVersions, versionsOfResource } from './resource-reading.js';

/** Where leads look after the directory of other help: check it, mend it, add to it, hide what is wrong. */
@Controller('resource-list')
@Access('lead')
export class ResourceListController {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ResourceChanges,
  ) {}

  @Get()
  async index(): Promise<Page> {
    return new Page('resource-list/index', listView(await newestVersions.rows(this.database), new Date()));
  }

  @Get('new')
  blank(@Query('country') country: unknown): Page {
    const values = { country: typeof country === 'string' ? country : '' };
    return new Page('resource-list/new', formView(emptyForm(values)));
  }

  @Post()
  async add(
    @Body(new FormPipe(newResourceForm)) form: Form<NewResourceFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('resource-list/new', formView(form));
    return pageOf(await this.changes.add(form.fields, viewer.memberId));
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    return new Page('resource-list/show', oneView(await this.versions(id), null, emptyForm(), new Date()));
  }

  @Post(':id/versions')
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(resourceForm)) form: Form<ResourceFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const versions = await this.versions(id);
    if (!form.fields)
      return formAgain('resource-list/show', oneView(versions, form, emptyForm(), new Date()));
    const done = await this.changes.change(id, form.fields, viewer.memberId);
    return done ? pageOf(id) : this.changedMeanwhile(id, form);
  }

  @Post(':id/check')
  async check(
    @Param('id') id: string,
    @Body(new FormPipe(checkForm)) form: Form<CheckFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    await this.versions(id);
    const done = form.fields && (await this.changes.check(id, form.fields, viewer.memberId));
    return done ? pageOf(id) : this.changedMeanwhile(id);
  }

  @Post(':id/state')
  async switchTo(
    @Param('id') id: string,
    @Body(new FormPipe(stateForm)) form: Form<StateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    await this.versions(id);
    const done = form.fields && (await this.changes.switchTo(id, form.fields, viewer.memberId));
    return done ? pageOf(id) : this.changedMeanwhile(id);
  }

  // What the other lead made of it stands in the history; who sends again after reading it means it.
  private async changedMeanwhile(id: string, edit: Form<unknown> | null = null): Promise<Page> {
    const told = withError(emptyForm(), 'key', 'resource-list.changed_meanwhile');
    return formAgain('resource-list/show', oneView(await this.versions(id), edit, told, new Date()));
  }

  private async versions(id: string): Promise<NamedVersionRow[]> {
    const rows = isUuid(id) ? await versionsOfResource.rows(this.database, [id]) : [];
    if (rows.length === 0) throw new NotFound();
    return rows;
  }
}

function pageOf(id: string): SeeOther {
  return new SeeOther(`/resource-list/${id}`);
}
