import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type RestFields, restForm } from './forms.js';
import { groupsOfPlace } from './group-reading.js';
import { groupsOfPlaceView } from './groups.view.js';

/** Closed groups for an admin: that there are some, and whether they rest. What they are called and say stays theirs. */
@Controller('group-settings')
@Access('admin')
export class GroupSettingsController {
  constructor(private readonly database: DataSource) {}

  @Get()
  async show(): Promise<Page> {
    return new Page('closed-groups/settings', groupsOfPlaceView(await groupsOfPlace.rows(this.database)));
  }

  @Post(':slug/rest')
  async rest(
    @Param('slug') slug: string,
    @Body(new FormPipe(restForm)) { fields }: Form<RestFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    await this.database.query(REST, [slug, fields.rests === 'yes', memberId]);
    return new SeeOther('/group-settings');
  }
}

const REST = 'select rest_group(id, $2, $3) from boards where slug = $1 and closed';
