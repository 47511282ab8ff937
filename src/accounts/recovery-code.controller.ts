import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { proofForm, type ProofFields } from './passkeys/forms.js';
import { ProofAsking, proverOf, wrongProof } from './passkeys/proof-asking.js';
import { recoveryCodePage } from './recovery-code.page.js';
import { Renewals } from './renewals.js';

const VIEW = 'accounts/renew-code';

/** A new recovery code for who knows the passphrase or has a passkey: the old one is lost, or somebody else has seen it. */
@Controller('recovery-code')
@Access('member')
export class RecoveryCodeController {
  constructor(
    private readonly renewals: Renewals,
    private readonly asking: ProofAsking,
  ) {}

  @Get()
  async show(@Req() request: Request): Promise<Page> {
    return formPage(VIEW, { proof: await this.asking.view(request, emptyForm()) });
  }

  @Post()
  async create(
    @Body(new FormPipe(proofForm)) form: Form<ProofFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page> {
    if (!form.fields) return this.again(request, form);
    const given = { ...form.fields, ...proverOf(request) };
    const code = await this.renewals.renewCode(viewer, given);
    if (!code) return this.again(request, wrongProof(form));
    return recoveryCodePage({ name: viewer.name, code, renamed: false }, '/account');
  }

  private async again(request: Request, form: Form<unknown>): Promise<Page> {
    return formAgain(VIEW, { proof: await this.asking.view(request, form) });
  }
}
