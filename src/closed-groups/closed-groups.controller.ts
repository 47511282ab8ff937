import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { stoppedForm } from '../boards/staff-words.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { ClosedGroups } from './closed-groups.js';
import { type GroupFields, groupForm, type NameFields, nameForm } from './forms.js';
import type { OwnGroup } from './group-reading.js';
import { groupsView, groupView } from './groups.view.js';

const SAID = { invite: 'closed-groups.invited', takeOut: 'closed-groups.taken_out' };

/** Closed groups, for those who are in one, invited to one, or may make one. To all others none of them is there. */
@Controller('closed-groups')
@Access('member')
export class ClosedGroupsController {
  constructor(private readonly groups: ClosedGroups) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('closed-groups/index', await this.list(viewer));
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
    return formPage('closed-groups/show', await this.view(await this.groups.joined(slug, viewer)));
  }

  @Post(':slug/invitations')
  invite(
    @Param('slug') slug: string,
    @Body(new FormPipe(nameForm)) form: Form<NameFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    return this.named(slug, form, viewer, 'invite');
  }

  @Post(':slug/removals')
  takeOut(
    @Param('slug') slug: string,
    @Body(new FormPipe(nameForm)) form: Form<NameFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    return this.named(slug, form, viewer, 'takeOut');
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

  /** Keeps a group that nobody keeps. Whoever agrees second sees who was first. */
  @Post(':slug/keeping')
  async takeOn(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.groups.takeOn(await this.groups.joined(slug, viewer), viewer);
    return new SeeOther(`/closed-groups/${slug}`);
  }

  /** Somebody said no by mistake, and may be asked again. */
  @Post(':slug/refusal/removal')
  async askAgain(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.groups.takeBackNo(slug, viewer);
    return new SeeOther('/closed-groups');
  }

  // The answer is the same, whoever has the name and whether anybody has it.
  private async named(
    slug: string,
    form: Form<NameFields>,
    viewer: Viewer,
    deed: 'invite' | 'takeOut',
  ): Promise<Page> {
    const group = await this.groups.kept(slug, viewer);
    if (!form.fields) return formAgain('closed-groups/show', await this.view(group, form));
    await this.groups[deed](group, form.fields.pseudonym, viewer);
    return formPage('closed-groups/show', await this.view(group, emptyForm(), SAID[deed]));
  }

  private async again(viewer: Viewer, form: Form<GroupFields>, help: string | null = null): Promise<Page> {
    return formAgain('closed-groups/index', { ...(await this.list(viewer, form)), help });
  }

  private async list(viewer: Viewer, form: Form<unknown> = emptyForm()): Promise<object> {
    const declined = await this.groups.declined(viewer);
    return groupsView(await this.groups.all(viewer), declined, viewer, form);
  }

  private async view(
    group: OwnGroup,
    form: Form<unknown> = emptyForm(),
    said: string | null = null,
  ): Promise<object> {
    return groupView(group, await this.groups.names(group), form, said);
  }
}
