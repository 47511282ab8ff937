import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Boards } from '../boards/boards.js';
import { stoppedForm } from '../boards/staff-words.js';
import { Personas } from '../personas/personas.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { isLead, ownPersonas, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Badges } from './badges.js';
import { circlesLedBy, circlesToTake } from './circle-reading.js';
import { CircleClock } from './clock.js';
import { badgesView, facilitatingView, topicView } from './facilitating.view.js';
import { type BadgeFields, badgeForm, type TopicFields, topicForm } from './forms.js';
import { Topics, type TopicVersion } from './topics.js';

/** The tools of facilitators: their circles, those that look for somebody, the library of topics; badges for leads. */
@Controller('facilitating')
@Access('facilitator')
export class FacilitatingController {
  constructor(
    private readonly database: DataSource,
    private readonly boards: Boards,
    private readonly topics: Topics,
    private readonly badges: Badges,
    private readonly personas: Personas,
    private readonly clock: CircleClock,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    const [names, now] = [ownPersonas(viewer), this.clock.now()];
    const led = await circlesLedBy.rows(this.database, [names, viewer.personaId]);
    const open = await circlesToTake.rows(this.database, [names, viewer.personaId]);
    const boards = (await this.boards.all()).filter(({ rests }) => rests === null);
    const topics = { own: await this.topics.own(), shipped: this.topics.shipped() };
    const view = facilitatingView({ led, open, boards, topics, now });
    return formPage('circles/facilitating', { ...view, lead: isLead(viewer.role) });
  }

  @Get('topics/new')
  newTopic(): Page {
    return formPage('circles/topic', topicView([], emptyForm()));
  }

  @Post('topics')
  async addTopic(
    @Body(new FormPipe(topicForm)) form: Form<TopicFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return topicAgain([], form);
    try {
      await this.topics.add(form.fields, viewer);
      return new SeeOther('/facilitating#topics');
    } catch (error) {
      return topicStopped([], form, error);
    }
  }

  @Get('topics/:id')
  async topic(@Param('id') id: string): Promise<Page> {
    return formPage('circles/topic', topicView(await this.topics.versionsOf(id), emptyForm()));
  }

  @Post('topics/:id/versions')
  async changeTopic(
    @Param('id') id: string,
    @Body(new FormPipe(topicForm)) form: Form<TopicFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const versions = await this.topics.versionsOf(id);
    if (!form.fields) return topicAgain(versions, form);
    try {
      await this.topics.change(id, form.fields, viewer);
      return new SeeOther('/facilitating#topics');
    } catch (error) {
      return topicStopped(versions, form, error);
    }
  }

  @Get('badges')
  @Access('lead')
  async allBadges(): Promise<Page> {
    return formPage('circles/badges', badgesView(await this.badges.all(), emptyForm()));
  }

  @Post('badges')
  @Access('lead')
  async setBadge(
    @Body(new FormPipe(badgeForm)) form: Form<BadgeFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const whose = form.fields && (await this.personas.byName(form.fields.pseudonym));
    if (form.fields && whose && (await this.badges.set(whose.id, form.fields.words, viewer.memberId)))
      return new SeeOther('/facilitating/badges');
    const wrong = form.fields ? withError(form, 'pseudonym', 'circles.no_facilitator') : form;
    return formAgain('circles/badges', badgesView(await this.badges.all(), wrong));
  }
}

function topicAgain(versions: TopicVersion[], form: Form<TopicFields>, help: string | null = null): Page {
  return formAgain('circles/topic', { ...topicView(versions, form), help });
}

function topicStopped(versions: TopicVersion[], form: Form<TopicFields>, error: unknown): Page {
  const stopped = stoppedForm(error, form);
  return topicAgain(versions, stopped.form, stopped.help);
}
