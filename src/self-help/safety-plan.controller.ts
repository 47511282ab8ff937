import { Body, Controller, Get, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { MaybeViewer, SignedIn, type Viewer } from '../platform/web/visit.js';
import { type Plan, planForm } from './plan-parts.js';
import { planView } from './plan.view.js';
import { SafetyPlans } from './safety-plans.js';

const VIEW = 'self-help/safety-plan';

/** A plan for a hard night: in the account for members who choose so, on the device or on paper for everybody. */
@Controller('safety-plan')
export class SafetyPlanController {
  constructor(private readonly plans: SafetyPlans) {}

  @Get()
  @Access('anyone')
  async show(@MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const plan = viewer && (await this.plans.of(viewer));
    return formPage(VIEW, planView(emptyForm({ ...plan }), viewer !== null, plan !== null));
  }

  @Post()
  @Access('member')
  async keep(
    @Body(new FormPipe(planForm)) form: Form<Plan>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain(VIEW, planView(form, true, (await this.plans.of(viewer)) !== null));
    await this.plans.keep(viewer, form.fields);
    return new SeeOther('/safety-plan#kept');
  }

  @Post('removal')
  @Access('member')
  async remove(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.plans.clear(viewer);
    return new SeeOther('/safety-plan');
  }
}
