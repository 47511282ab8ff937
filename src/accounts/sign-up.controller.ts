import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Personas } from '../personas/personas.js';
import { type Door, SignUpDoor } from '../opening/sign-up-door.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, ownPath, Page } from '../platform/web/answers.js';
import { Csrf } from '../platform/web/csrf.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { Proofs } from '../proof-of-work/proofs.js';
import { Arrivals } from './arrivals.js';
import { Doorway, NotLetIn } from './doorway.js';
import { newPasswordFits, newPseudonym, password } from './fields.js';
import { offerTaken, withOffer } from './form-view.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { NameRefused } from './sign-ups.js';

const VIEW = 'accounts/sign-up';
const SHUT: Partial<Record<Door['state'], string>> = { soon: 'opening/soon', closed: 'opening/closed' };
const SUGGESTIONS = 3;

const signUp = z
  .strictObject({
    pseudonym: newPseudonym,
    password,
    agreed: z.string().optional(),
    next: z.string().optional(),
    use: z.string().optional(),
    another: z.string().optional(),
    invitation: z.string().max(100, 'invitations.not_known').optional(),
    challenge: z.string().optional(),
    solution: z.string().optional(),
    ticket: z.string().optional(),
    wait: z.string().optional(),
    shared: z.string().optional(),
  })
  .refine(({ agreed }) => agreed === 'yes', { path: ['agreed'], message: 'accounts.agreed_missing' })
  .superRefine(newPasswordFits);

type SignUp = z.infer<typeof signUp>;

/** Choosing a name, once the place is open. */
@Controller('sign-up')
@Access('anyone')
export class SignUpController {
  constructor(
    private readonly doorway: Doorway,
    private readonly proofs: Proofs,
    private readonly csrf: Csrf,
    private readonly personas: Personas,
    private readonly arrivals: Arrivals,
    private readonly door: SignUpDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(
    @Query('next') next: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    const door = await this.door.stands();
    if (SHUT[door.state]) return new Page(SHUT[door.state]!, {});
    this.csrf.token(request, response);
    return formPage(VIEW, await this.view(emptyForm({ ...withNext(next) }), door, request));
  }

  @Post()
  async create(
    @Body(new FormPipe(signUp)) form: Form<SignUp>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    const door = await this.door.stands();
    if (SHUT[door.state]) return new Page(SHUT[door.state]!, {}, { status: 403 });
    if (ASKS.some((button) => form.values[button]))
      return formPage(VIEW, await this.view(form, door, request));
    if (!form.fields) return this.again(form, door, request);
    return this.comeIn(form, form.fields, door, request, response);
  }

  private async comeIn(
    form: Form<SignUp>,
    fields: SignUp,
    door: Door,
    request: Request,
    response: Response,
  ): Promise<Page> {
    try {
      const newcomer = { ...fields, address: request.ip };
      const account = await this.doorway.enter(newcomer, door, request.visit.id!);
      await this.arrivals.comeIn(request, response, account.memberId, fields.shared === 'yes');
      return recoveryCodePage(account, this.arrivals.onward(request, fields.next));
    } catch (error) {
      if (error instanceof NameRefused)
        return this.again(withError(form, 'pseudonym', error.key), door, request);
      if (error instanceof NotLetIn)
        return this.again(withError(form, error.field, error.key), door, request);
      throw error;
    }
  }

  private async again(form: Form<SignUp>, door: Door, request: Request): Promise<Page> {
    return formAgain(VIEW, await this.view(form, door, request));
  }

  private async view(form: Form<unknown>, { state, proof }: Door, request: Request): Promise<object> {
    const wants = Boolean(form.values.wait) || form.errors?.proof !== undefined;
    return {
      ...offerFor(form),
      suggestions: await this.personas.suggestions(SUGGESTIONS),
      minimumAge: this.config.minimumAge,
      next: ownPath(form.values.next, ''),
      byInvitation: state === 'invited',
      proof: proof ? await this.proofs.view(form.values, request.visit.id!, wants) : null,
    };
  }
}

// Buttons that only ask for something, and complain about nothing.
const ASKS = ['use', 'another', 'wait'];

function offerFor(form: Form<unknown>): object {
  if (form.values.use) return offerTaken(form);
  return withOffer(form.values.another || form.values.wait ? { ...form, errors: null } : form);
}

function withNext(next: unknown): Record<string, string> {
  return typeof next === 'string' ? { next } : {};
}
