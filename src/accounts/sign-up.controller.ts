import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Personas } from '../personas/personas.js';
import { SignUpDoor } from '../opening/sign-up-door.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, ownPath, Page } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';
import { newPasswordFits, newPseudonym, password } from './fields.js';
import { offerTaken, withOffer } from './form-view.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { NameRefused, SignUps } from './sign-ups.js';

const VIEW = 'accounts/sign-up';
const SOON = 'opening/soon';
const SUGGESTIONS = 3;

const signUp = z
  .strictObject({
    pseudonym: newPseudonym,
    password,
    agreed: z.string().optional(),
    next: z.string().optional(),
    use: z.string().optional(),
    another: z.string().optional(),
  })
  .refine(({ agreed }) => agreed === 'yes', { path: ['agreed'], message: 'accounts.agreed_missing' })
  .superRefine(newPasswordFits);

type SignUp = z.infer<typeof signUp>;

/** Choosing a name, once the place is open. */
@Controller('sign-up')
@Access('anyone')
export class SignUpController {
  constructor(
    private readonly signUps: SignUps,
    private readonly personas: Personas,
    private readonly arrivals: Arrivals,
    private readonly door: SignUpDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(@Query('next') next: unknown): Promise<Page> {
    if (!(await this.door.isOpen())) return new Page(SOON, {});
    return formPage(VIEW, await this.view(withOffer(emptyForm()), next));
  }

  @Post()
  async create(
    @Body(new FormPipe(signUp)) form: Form<SignUp>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    if (!(await this.door.isOpen())) return new Page(SOON, {}, { status: 403 });
    if (form.values.use) return this.helpOut(offerTaken(form), form);
    if (form.values.another) return this.helpOut(withOffer({ ...form, errors: null }), form);
    return form.fields ? this.comeIn(form, form.fields, request, response) : this.again(form);
  }

  private async comeIn(
    form: Form<SignUp>,
    fields: SignUp,
    request: Request,
    response: Response,
  ): Promise<Page> {
    try {
      const account = await this.signUps.signUp(fields.pseudonym, fields.password);
      await this.arrivals.comeIn(request, response, account.memberId);
      return recoveryCodePage(account, this.arrivals.onward(request, fields.next));
    } catch (error) {
      if (error instanceof NameRefused) return this.again(withError(form, 'pseudonym', error.key));
      throw error;
    }
  }

  private async again(form: Form<SignUp>): Promise<Page> {
    return formAgain(VIEW, await this.view(withOffer(form), form.values.next));
  }

  private async helpOut(offer: object, form: Form<SignUp>): Promise<Page> {
    return formPage(VIEW, await this.view(offer, form.values.next));
  }

  private async view(offer: object, next: unknown): Promise<object> {
    return {
      ...offer,
      suggestions: await this.personas.suggestions(SUGGESTIONS),
      minimumAge: this.config.minimumAge,
      next: ownPath(next, ''),
    };
  }
}
