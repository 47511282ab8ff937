import { Body, Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, ownPath, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';
import type { Credentials } from './credentials.js';
import { password, pseudonym } from './fields.js';
import { shown } from './form-view.js';
import { LocalGuard, Recognised } from './local.guard.js';
import { RestingNames } from './resting-names.js';

const VIEW = 'accounts/sign-in';
const signIn = z.strictObject({ pseudonym, password, next: z.string().optional() });

type SignIn = z.infer<typeof signIn>;

/** Coming back in. */
@Controller('sign-in')
@Access('anyone')
export class SignInController {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly rests: RestingNames,
  ) {}

  @Get()
  show(@Query('next') next: unknown): Page {
    return formPage(VIEW, { form: shown(emptyForm()), wrong: false, next: ownPath(next, '') });
  }

  @Post()
  @UseGuards(LocalGuard)
  async create(
    @Body(new FormPipe(signIn)) form: Form<SignIn>,
    @Recognised() recognised: Credentials | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (!form.fields || !recognised) return again(form);
    if (await this.rests.knocks(recognised.personaId))
      return new Page('accounts/resting', {}, { status: 403 });
    await this.arrivals.comeIn(request, response, recognised.memberId);
    return new SeeOther(this.arrivals.onward(request, form.fields.next));
  }
}

// One answer for an unknown name and a wrong passphrase.
function again(form: Form<SignIn>): Page {
  const view = { form: shown(form), wrong: !form.errors, next: ownPath(form.values.next, '') };
  return formAgain(VIEW, view);
}
