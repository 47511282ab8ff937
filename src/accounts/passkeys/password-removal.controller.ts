import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../platform/web/access.js';
import { formPage, type Page, SeeOther } from '../../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { Arrivals } from '../arrivals.js';
import { proofForm, type ProofFields } from './forms.js';
import { PasskeyChanges } from './passkey-changes.js';
import { ProofAsking, wrongProof } from './proof-asking.js';

const HOME = '/account/passkeys';

/** Taking the passphrase away, for who has a passkey and shows that it works. */
@Controller('password/removal')
@Access('member')
export class PasswordRemovalController {
  constructor(
    private readonly changes: PasskeyChanges,
    private readonly asking: ProofAsking,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  async show(@Req() request: Request): Promise<Page | SeeOther> {
    return this.page(request, emptyForm(), 200);
  }

  @Post()
  async remove(
    @Body(new FormPipe(proofForm)) form: Form<ProofFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const passkey = form.fields?.passkey;
    if (!passkey || !(await this.asking.isProof(request, { passkey })))
      return this.page(request, wrongProof(form), 422);
    const removed = await this.changes.removePassword(viewer);
    if (removed === 'last') return this.page(request, withError(form, 'current', 'passkeys.last'), 409);
    if (removed !== 'none') await this.arrivals.settle(request, response, removed.sessionId);
    return new SeeOther(HOME);
  }

  // By a passkey alone: whoever takes the passphrase away must have the other way in at hand.
  private async page(request: Request, form: Form<unknown>, status: number): Promise<Page | SeeOther> {
    const { password, options, errors } = await this.asking.view(request, form);
    if (!password || !options) return new SeeOther(HOME);
    return formPage('passkeys/no-passphrase', { proof: { password: false, options, errors } }, { status });
  }
}
