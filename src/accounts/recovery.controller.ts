import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { readRecoveryCode } from '../members/recovery-code.js';
import { nameKey } from '../personas/name-key.js';
import { Tries } from '../platform/pace/tries.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';
import { newPasswordFits, password, pseudonym } from './fields.js';
import { shown } from './form-view.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { type Recovered, Renewals } from './renewals.js';

const VIEW = 'accounts/recovery';

const code = z
  .string('accounts.code_bad')
  .refine((typed) => readRecoveryCode(typed) !== null, 'accounts.code_bad');
const recovery = z
  .strictObject({
    pseudonym,
    code,
    password,
    passkeys: z.string().optional(),
    shared: z.string().optional(),
  })
  .superRefine(newPasswordFits);

type Recovery = z.infer<typeof recovery>;

/** Coming back in with the code that was kept. */
@Controller('recovery')
@Access('anyone')
export class RecoveryController {
  constructor(
    private readonly renewals: Renewals,
    private readonly arrivals: Arrivals,
    private readonly tries: Tries,
  ) {}

  @Get()
  show(): Page {
    return formPage(VIEW, { form: shown(emptyForm()), wrong: false, removePasskeys: true });
  }

  @Post()
  async create(
    @Body(new FormPipe(recovery)) form: Form<Recovery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    if (!form.fields) return again(form);
    const recovered = await this.recover(form.fields, request.ip);
    if (!recovered) return again(form);
    await this.arrivals.replace(request, response, recovered.sessionId, form.fields.shared === 'yes');
    const lookAtPasskeys = form.fields.passkeys !== 'remove';
    const page = { ...recovered, renamed: false, lookAtPasskeys };
    return recoveryCodePage(page, this.arrivals.onward(request, null));
  }

  private async recover(
    { pseudonym: name, code: typed, password: chosen, passkeys }: Recovery,
    address: string | undefined,
  ): Promise<Recovered | null> {
    return this.tries.around('recovery', { name: nameKey(name), address }, () =>
      this.renewals.recover(name, typed, chosen, passkeys === 'remove'),
    );
  }
}

// One answer for an unknown name and a wrong code.
function again(form: Form<Recovery>): Page {
  const removePasskeys = form.values.passkeys === 'remove';
  return formAgain(VIEW, { form: shown(form), wrong: !form.errors, removePasskeys });
}
