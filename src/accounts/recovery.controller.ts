import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { readRecoveryCode } from '../members/recovery-code.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';
import { newPasswordFits, password, pseudonym } from './fields.js';
import { shown } from './form-view.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { Renewals } from './renewals.js';

const VIEW = 'accounts/recovery';

const code = z
  .string('accounts.code_bad')
  .refine((typed) => readRecoveryCode(typed) !== null, 'accounts.code_bad');
const recovery = z.strictObject({ pseudonym, code, password }).superRefine(newPasswordFits);

type Recovery = z.infer<typeof recovery>;

/** Coming back in with the code that was kept. */
@Controller('recovery')
@Access('anyone')
export class RecoveryController {
  constructor(
    private readonly renewals: Renewals,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  show(): Page {
    return formPage(VIEW, { form: shown(emptyForm()), wrong: false });
  }

  @Post()
  async create(
    @Body(new FormPipe(recovery)) form: Form<Recovery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    if (!form.fields) return again(form);
    const { pseudonym: name, code: typed, password: chosen } = form.fields;
    const recovered = await this.renewals.recover(name, typed, chosen);
    if (!recovered) return again(form);
    await this.arrivals.settle(request, response, recovered.sessionId);
    return recoveryCodePage({ ...recovered, renamed: false }, this.arrivals.onward(request, null));
  }
}

// One answer for an unknown name and a wrong code.
function again(form: Form<Recovery>): Page {
  return formAgain(VIEW, { form: shown(form), wrong: !form.errors });
}
