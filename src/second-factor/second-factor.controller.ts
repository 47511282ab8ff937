import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Arrivals } from '../accounts/arrivals.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { FactorPages } from './factor-pages.js';
import { changeForm, freshForm, setUpForm } from './forms.js';
import type { ChangeFields, FreshFields, SetUpFields } from './forms.js';
import { type Made, type Refused, SecondFactors } from './second-factors.js';

const HOME = '/account/second-factor';

/** Where somebody on the team sets up their second factor, changes it, or takes it away. */
@Controller('account/second-factor')
@Access('team')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly pages: FactorPages,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.pages.home(viewer);
  }

  @Post()
  async setUp(
    @Body(new FormPipe(setUpForm)) form: Form<SetUpFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    const again = (wrong: Form<unknown>) =>
      formAgain('second-factor/set-up', this.pages.offer(viewer, wrong));
    if (!form.fields) return again(form);
    const made = await this.factors.setUp(viewer, form.fields);
    return isRefused(made) ? again(wrong(form, made)) : this.showCodes(made, request, response);
  }

  @Get('change')
  async showChange(@SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    return this.ifThere(viewer, () =>
      formPage('second-factor/change', this.pages.offer(viewer, emptyForm())),
    );
  }

  @Post('change')
  async change(
    @Body(new FormPipe(changeForm)) form: Form<ChangeFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    const again = (wrong: Form<unknown>) =>
      formAgain('second-factor/change', this.pages.offer(viewer, wrong));
    if (!form.fields) return again(form);
    const made = await this.factors.change(viewer, form.fields);
    return isRefused(made) ? again(wrong(form, made)) : this.showCodes(made, request, response);
  }

  @Get('codes')
  async showRenewal(@SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    return this.ifThere(viewer, () => formPage('second-factor/codes', { form: emptyForm() }));
  }

  @Post('codes')
  async renewCodes(
    @Body(new FormPipe(freshForm)) form: Form<FreshFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    if (!form.fields) return formAgain('second-factor/codes', { form });
    const made = await this.factors.renewCodes(viewer, form.fields.code);
    if (isRefused(made)) return formAgain('second-factor/codes', { form: wrong(form, made) });
    return this.showCodes(made, request, response);
  }

  @Get('removal')
  async showRemoval(@SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    return this.ifThere(viewer, () => formPage('second-factor/removal', this.pages.removal(emptyForm())));
  }

  @Post('removal')
  async remove(
    @Body(new FormPipe(freshForm)) form: Form<FreshFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('second-factor/removal', this.pages.removal(form));
    const made = await this.factors.remove(viewer, form.fields.code);
    if (isRefused(made)) return formAgain('second-factor/removal', this.pages.removal(wrong(form, made)));
    await this.settle(made, request, response);
    return new SeeOther(HOME);
  }

  private async ifThere(viewer: Viewer, page: () => Page): Promise<Page | SeeOther> {
    return (await this.pages.isThere(viewer)) ? page() : new SeeOther(HOME);
  }

  private async showCodes(made: Made, request: Request, response: Response): Promise<Page> {
    await this.settle(made, request, response);
    return this.pages.codes(made.codes);
  }

  private async settle({ sessionId }: Made, request: Request, response: Response): Promise<void> {
    if (sessionId) await this.arrivals.settle(request, response, sessionId);
  }
}

function isRefused(made: Made | Refused): made is Refused {
  return 'error' in made;
}

function wrong(form: Form<unknown>, { field, error }: Refused): Form<unknown> {
  return withError(form, field, error);
}
