import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { stoppedForm } from '../boards/staff-words.js';
import { NotFound } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { ClosedGroups } from './closed-groups.js';
import { type GroupFields, groupForm, type NameFields, nameForm } from './forms.js';
import type { OwnGroup } from './group-reading.js';
import { groupsView, groupView } from './groups.view.js';

/** Closed groups, for those who are in one, invited to one, or may make one. To all others none of them is there. */
@Controller('closed-groups')
@Access('member')
export class ClosedGroupsController {
  constructor(private readonly groups: ClosedGroups) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('closed-groups/index', groupsView(await this.groups.all(viewer), viewer));
  }

  @Post()
  @Access('facilitator')
  async make(
    @Body(new FormPipe(groupForm)) form: Form<GroupFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.again(viewer, form);
    try {
      return new SeeOther(`/closed-groups/${await this.groups.make(form.fields, viewer)}`);
    } catch (error) {
      const stopped = stoppedForm(error, form);
      return this.again(viewer, stopped.form, stopped.help);
    }
  }

  @Get(':slug')
  async show(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const group = await this.groups.of(slug, viewer);
    if (!group.joined) throw new NotFound();
    return formPage('closed-groups/show', await this.view(group, viewer));
  }

  /** The answer is the same, whoever has the name and whether anybody has it. */
  @Post(':slug/invitations')
  @Access('facilitator')
  async invite(
    @Param('slug') slug: string,
    @Body(new FormPipe(nameForm)) form: Form<NameFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const group = await this.groups.kept(slug, viewer);
    if (!form.fields) return formAgain('closed-groups/show', await this.view(group, viewer, form));
    await this.groups.invite(group, form.fields.pseudonym, viewer);
    return formPage(
      'closed-groups/show',
      await this.view(group, viewer, emptyForm(), 'closed-groups.invited'),
    );
  }

  @Post(':slug/removals')
  @Access('facilitator')
  async takeOut(
    @Param('slug') slug: string,
    @Body(new FormPipe(nameForm)) form: Form<NameFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const group = await this.groups.kept(slug, viewer);
    if (!form.fields) return formAgain('closed-groups/show', await this.view(group, viewer, form));
    await this.groups.takeOut(group, form.fields.pseudonym, viewer);
    return formPage(
      'closed-groups/show',
      await this.view(group, viewer, emptyForm(), 'closed-groups.taken_out'),
    );
  }

  @Post(':slug/acceptance')
  async join(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.groups.join(await this.groups.of(slug, viewer), viewer);
    return new SeeOther(`/closed-groups/${slug}`);
  }

  @Post(':slug/leaving')
  async leave(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.groups.leave(await this.groups.of(slug, viewer), viewer);
    return new SeeOther('/closed-groups');
  }

  private async again(viewer: Viewer, form: Form<GroupFields>, help: string | null = null): Promise<Page> {
    const view = groupsView(await this.groups.all(viewer), viewer, form);
    return formAgain('closed-groups/index', { ...view, help });
  }

  private async view(
    group: OwnGroup,
    viewer: Viewer,
    form: Form<unknown> = emptyForm(),
    said: string | null = null,
  ): Promise<object> {
    return groupView(group, await this.groups.names(group), viewer, form, said);
  }
}
