import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { passwordProblem } from '../members/password-rules.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Arrivals } from './arrivals.js';
import { password } from './fields.js';
import { offerTaken, withOffer } from './form-view.js';
import { Renewals } from './renewals.js';

const VIEW = 'accounts/password';

const passwordChange = z.strictObject({
  current: z.string('accounts.current_wrong').min(1, 'accounts.current_wrong'),
  password,
  use: z.string().optional(),
});

type PasswordChange = z.infer<typeof passwordChange>;

/** A new passphrase for who knows the one of now. */
@Controller('password')
@Access('member')
export class PasswordController {
  constructor(
    private readonly renewals: Renewals,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  show(): Page {
    return formPage(VIEW, withOffer(emptyForm()));
  }

  @Post()
  async create(
    @Body(new FormPipe(passwordChange)) form: Form<PasswordChange>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (form.values.use) return formPage(VIEW, offerTaken(form));
    const checked = measured(form, viewer.name);
    if (!checked.fields) return formAgain(VIEW, withOffer(checked));
    return this.change(checked, checked.fields, viewer, request, response);
  }

  private async change(
    form: Form<PasswordChange>,
    fields: PasswordChange,
    viewer: Viewer,
    request: Request,
    response: Response,
  ): Promise<Page | SeeOther> {
    const sessionId = await this.renewals.changePassword(viewer, fields.current, fields.password);
    if (!sessionId) return formAgain(VIEW, withOffer(withError(form, 'current', 'accounts.current_wrong')));
    await this.arrivals.settle(request, response, sessionId);
    return new SeeOther('/account');
  }
}

function measured(form: Form<PasswordChange>, name: string): Form<PasswordChange> {
  const problem = form.values.password ? passwordProblem(form.values.password, name) : null;
  return problem ? withError(form, 'password', problem) : form;
}
