import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { isLead, SignedIn, type Viewer } from '../platform/web/visit.js';
import { newTemplateForm, stateForm, templateForm } from './forms.js';
import type { NewTemplateFields, StateFields, TemplateFields } from './forms.js';
import { newTemplateView, templatesView, templateView } from './template.view.js';
import { Templates } from './templates.js';

/** Where the team reads the words that it begins with, and leads change them. */
@Controller('templates')
@Access('staff')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('templates/index', templatesView(await this.templates.all(), isLead(viewer.role)));
  }

  @Get('new')
  @Access('lead')
  newTemplate(): Page {
    return new Page('templates/new', newTemplateView(emptyForm()));
  }

  @Post()
  @Access('lead')
  async add(
    @Body(new FormPipe(newTemplateForm)) form: Form<NewTemplateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('templates/new', newTemplateView(form));
    return new SeeOther(`/templates/${await this.templates.add(form.fields, viewer.memberId)}`);
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('templates/show', await this.view(id, viewer, emptyForm()));
  }

  @Post(':id/versions')
  @Access('lead')
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(templateForm)) form: Form<TemplateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('templates/show', await this.view(id, viewer, form));
    const changed = await this.templates.change(id, form.fields, viewer.memberId);
    return changed ? new SeeOther(`/templates/${id}`) : this.changedMeanwhile(id, viewer, form);
  }

  @Post(':id/state')
  @Access('lead')
  async retire(
    @Param('id') id: string,
    @Body(new FormPipe(stateForm)) form: Form<StateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const changed = form.fields && (await this.templates.retire(id, form.fields, viewer.memberId));
    return changed ? new SeeOther(`/templates/${id}`) : this.changedMeanwhile(id, viewer, emptyForm());
  }

  // What the other lead wrote stands on the page; who sends again after reading it means it.
  private async changedMeanwhile(id: string, viewer: Viewer, form: Form<unknown>): Promise<Page> {
    const again = withError(form, 'body', 'templates.changed_meanwhile');
    return formAgain('templates/show', await this.view(id, viewer, again));
  }

  private async view(id: string, viewer: Viewer, form: Form<unknown>): Promise<object> {
    return templateView(await this.templates.find(id), isLead(viewer.role), form);
  }
}
