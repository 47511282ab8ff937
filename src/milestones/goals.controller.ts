import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { NotFound } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Afterwards } from './afterwards.js';
import { DoesNotFit } from './errors.js';
import { type BareFields, bareForm, type GoalFields, goalForm } from './forms.js';
import { type Goal, withGoal } from './goals.js';
import type { Milestone } from './milestone.js';
import { formView } from './milestones.view.js';
import { Milestones } from './milestones.js';
import { orAgain } from './or-again.js';
import { onDay, type Today, Todays } from './today.js';

/** Goals, each with a day on which to look at it again. Only the pages know of that day: nothing else can open the paper. */
@Controller('milestones/:id/goals')
@Access('member')
export class GoalsController {
  constructor(
    private readonly milestones: Milestones,
    private readonly todays: Todays,
    private readonly afterwards: Afterwards,
  ) {}

  @Get('new')
  async blank(
    @Param('id') id: string,
    @Query('day') day: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    return formPage(VIEW, goalPage(milestone, emptyForm({ key: randomUUID() }), await this.todays.of(day)));
  }

  @Get(':goal')
  async show(
    @Param('id') id: string,
    @Param('goal') goal: string,
    @Query('day') day: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    const form = emptyForm(valuesOf(goalIn(milestone, goal)));
    return formPage(VIEW, goalPage(milestone, form, await this.todays.of(day)));
  }

  /** A new one, or another text of the one that the form was opened for. */
  @Post()
  async keep(
    @Param('id') id: string,
    @Body(new FormPipe(goalForm)) form: Form<GoalFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const milestone = await this.milestones.one(viewer, id);
    const today = await this.todays.of(form.values.shown);
    const again = (worse: Form<unknown>) =>
      this.afterwards.again(VIEW, goalPage(milestone, worse, today), worse);
    if (!form.fields) return again(form);
    const goal = goalOf(form.fields);
    const done = this.milestones.change(viewer, id, (now) => orTooMany(withGoal(now, goal)));
    return orAgain(done, () => this.afterwards.of(goal.words, viewer, id, today), form, again);
  }

  @Post(':goal/removal')
  async remove(
    @Param('id') id: string,
    @Param('goal') goal: string,
    @Body(new FormPipe(bareForm)) form: Form<BareFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.milestones.change(viewer, id, (now) => ({
      ...now,
      goals: now.goals.filter((each) => each.id !== goal),
    }));
    return new SeeOther(onDay(`/milestones/${id}`, await this.todays.of(form.values.shown)));
  }
}

const VIEW = 'milestones/goal';

function goalPage(milestone: Milestone, form: Form<unknown>, today: Today): object {
  const key = form.errors?.key ? randomUUID() : form.values.key!;
  const known = milestone.goals.some((goal) => goal.id === key);
  const keyed = { ...form, values: { ...form.values, key } };
  return { ...formView(milestone, keyed, today, `goals/${known ? key : 'new'}`), known };
}

function goalIn({ goals }: Milestone, id: string): Goal {
  const goal = goals.find((each) => each.id === id);
  if (!goal) throw new NotFound();
  return goal;
}

function goalOf({ key, words, review, reached }: GoalFields): Goal {
  return { id: key, words, review, reached: reached === 'yes' };
}

function valuesOf({ id, words, review, reached }: Goal): Record<string, string> {
  return { key: id, words, review: review ?? '', reached: reached ? 'yes' : '' };
}

function orTooMany(milestone: Milestone | null): Milestone {
  if (!milestone) throw new DoesNotFit('words', 'milestones.too_many_goals');
  return milestone;
}
