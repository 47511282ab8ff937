import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Afterwards } from './afterwards.js';
import { DoesNotFit } from './errors.js';
import { type BareFields, bareForm, type PlanFields, planForm } from './forms.js';
import { changed, type Milestone, type Plan } from './milestone.js';
import { listView, oneView, planView } from './milestones.view.js';
import { Milestones } from './milestones.js';
import { orAgain } from './or-again.js';
import { onDay, type Today, Todays } from './today.js';

const FORM = 'milestones/form';

/** What a member counts their days for: theirs alone, and no number that anybody else sees. */
@Controller('milestones')
@Access('member')
export class MilestonesController {
  constructor(
    private readonly milestones: Milestones,
    private readonly todays: Todays,
    private readonly afterwards: Afterwards,
  ) {}

  @Get()
  async list(@Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page(
      'milestones/index',
      listView(await this.milestones.of(viewer), await this.todays.of(day)),
    );
  }

  @Get('new')
  async blank(@Query('day') day: unknown): Promise<Page> {
    const today = await this.todays.of(day);
    const values = { key: randomUUID(), day: today.day, way: 'since' };
    return formPage(FORM, planView(emptyForm(values), today, null));
  }

  @Post()
  async begin(
    @Body(new FormPipe(planForm)) form: Form<PlanFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const today = await this.todays.of(form.values.shown);
    const again = (worse: Form<unknown>) =>
      this.afterwards.again(FORM, planView(keyed(worse), today, null), worse);
    if (!form.fields) return again(form);
    const plan = planOf(form.fields);
    const onwards = () => this.afterwards.of(wordsOf(plan), viewer, plan.id, today);
    return orAgain(this.milestones.begin(viewer, plan), onwards, form, again);
  }

  @Get(':id')
  async show(@Param('id') id: string, @Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    return new Page('milestones/show', oneView(milestone, await this.todays.of(day)));
  }

  @Get(':id/edit')
  async edit(@Param('id') id: string, @Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    return formPage(FORM, planView(emptyForm(valuesOf(milestone)), await this.todays.of(day), milestone));
  }

  @Post(':id/changes')
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(planForm)) form: Form<PlanFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const milestone = await this.milestones.one(viewer, id);
    const today: Today = await this.todays.of(form.values.shown);
    const again = (worse: Form<unknown>) =>
      this.afterwards.again(FORM, planView(keyed(worse), today, milestone), worse);
    if (!form.fields) return again(form);
    const plan = { ...planOf(form.fields), id };
    const done = this.milestones.change(viewer, id, (now) => {
      const then = changed(now, plan);
      if (!then) throw new DoesNotFit('day', 'milestones.day_after_run');
      return then;
    });
    return orAgain(done, () => this.afterwards.of(wordsOf(plan), viewer, id, today), form, again);
  }

  @Post(':id/removal')
  async remove(
    @Param('id') id: string,
    @Body(new FormPipe(bareForm)) form: Form<BareFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.milestones.remove(viewer, id);
    return new SeeOther(onDay('/milestones', await this.todays.of(form.values.shown)));
  }
}

function planOf({ key, name, way, day, reasons }: PlanFields): Plan {
  return { id: key, name, way, day, reasons };
}

function wordsOf({ name, reasons }: Plan): string {
  return [name, reasons].join('\n\n');
}

function valuesOf({ name, way, reasons, runs }: Milestone): Record<string, string> {
  return { key: randomUUID(), name, way, reasons, day: runs[0]!.from };
}

function keyed(form: Form<unknown>): Form<unknown> {
  const key = form.values.key && !form.errors?.key ? form.values.key : randomUUID();
  return { ...form, values: { ...form.values, key } };
}
