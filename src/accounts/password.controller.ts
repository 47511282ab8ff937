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
import { givesProof, proofFields } from './passkeys/forms.js';
import { ProofAsking, proverOf, wrongProof } from './passkeys/proof-asking.js';
import { Renewals } from './renewals.js';

const VIEW = 'accounts/password';

const passwordChange = z
  .strictObject({ ...proofFields, password, use: z.string().optional() })
  .superRefine(givesProof);

type PasswordChange = z.infer<typeof passwordChange>;

/** A new passphrase for who knows the one of now, or has a passkey. */
@Controller('password')
@Access('member')
export class PasswordController {
  constructor(
    private readonly renewals: Renewals,
    private readonly arrivals: Arrivals,
    private readonly asking: ProofAsking,
  ) {}

  @Get()
  async show(@Req() request: Request): Promise<Page> {
    return formPage(VIEW, await this.view(request, withOffer(emptyForm()), emptyForm()));
  }

  @Post()
  async create(
    @Body(new FormPipe(passwordChange)) form: Form<PasswordChange>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (form.values.use) return formPage(VIEW, await this.view(request, offerTaken(form), emptyForm()));
    const checked = measured(form, viewer.name);
    if (!checked.fields) return this.again(request, checked);
    return this.change(checked, checked.fields, viewer, request, response);
  }

  private async change(
    form: Form<PasswordChange>,
    fields: PasswordChange,
    viewer: Viewer,
    request: Request,
    response: Response,
  ): Promise<Page | SeeOther> {
    const given = { ...fields, ...proverOf(request) };
    const sessionId = await this.renewals.changePassword(viewer, given, fields.password);
    if (!sessionId) return this.again(request, wrongProof(form));
    await this.arrivals.settle(request, response, sessionId);
    return new SeeOther('/account');
  }

  private async again(request: Request, form: Form<unknown>): Promise<Page> {
    return formAgain(VIEW, await this.view(request, withOffer(form), form));
  }

  private async view(request: Request, offer: object, form: Form<unknown>): Promise<object> {
    return { ...offer, proof: await this.asking.view(request, form) };
  }
}

function measured(form: Form<PasswordChange>, name: string): Form<PasswordChange> {
  const problem = form.values.password ? passwordProblem(form.values.password, name) : null;
  return problem ? withError(form, 'password', problem) : form;
}
