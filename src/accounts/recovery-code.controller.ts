import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { shown } from './form-view.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { Renewals } from './renewals.js';

const VIEW = 'accounts/renew-code';

const codeRenewal = z.strictObject({
  current: z.string('accounts.current_wrong').min(1, 'accounts.current_wrong'),
});

type CodeRenewal = z.infer<typeof codeRenewal>;

/** A new recovery code for who knows the passphrase: the old one is lost, or somebody else has seen it. */
@Controller('recovery-code')
@Access('member')
export class RecoveryCodeController {
  constructor(private readonly renewals: Renewals) {}

  @Get()
  show(): Page {
    return formPage(VIEW, { form: shown(emptyForm()) });
  }

  @Post()
  async create(
    @Body(new FormPipe(codeRenewal)) form: Form<CodeRenewal>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    if (!form.fields) return again(form);
    const code = await this.renewals.renewCode(viewer, form.fields.current);
    if (!code) return again(withError(form, 'current', 'accounts.current_wrong'));
    return recoveryCodePage({ name: viewer.name, code, renamed: false }, '/account');
  }
}

function again(form: Form<CodeRenewal>): Page {
  return formAgain(VIEW, { form: shown(form) });
}
