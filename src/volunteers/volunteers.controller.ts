import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type EntryFields, entryForm } from './forms.js';
import { listView, oneView } from './volunteers.view.js';
import { Volunteers } from './volunteers.js';

/** The record of training and supervision, for leads. */
@Controller('volunteers')
@Access('lead')
export class VolunteersController {
  constructor(private readonly volunteers: Volunteers) {}

  @Get()
  async index(): Promise<Page> {
    return new Page('volunteers/index', listView(await this.volunteers.all(), new Date()));
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    return new Page('volunteers/show', oneView(await this.volunteers.one(id), null, new Date()));
  }

  @Post(':id/entries')
  async add(
    @Param('id') id: string,
    @Body(new FormPipe(entryForm)) form: Form<EntryFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const person = await this.volunteers.one(id);
    if (!form.fields) return formAgain('volunteers/show', oneView(person, keyed(form), new Date()));
    await this.volunteers.add(person, form.fields, viewer);
    return new SeeOther(`/volunteers/${person.persona_id}`);
  }

  @Post(':id/entries/:entry/removal')
  async remove(
    @Param('id') id: string,
    @Param('entry') entry: string,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    const person = await this.volunteers.one(id);
    await this.volunteers.remove(person, entry, viewer);
    return new SeeOther(`/volunteers/${person.persona_id}`);
  }
}

function keyed(form: Form<EntryFields>): Form<EntryFields> {
  return form.errors?.key ? { ...form, values: { ...form.values, key: randomUUID() } } : form;
}
