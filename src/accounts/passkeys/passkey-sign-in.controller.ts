import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Access } from '../../platform/web/access.js';
import { Page, SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { Arrivals } from '../arrivals.js';
import { RestingNames } from '../resting-names.js';
import { SignInPage } from '../sign-in.page.js';
import { passkeyForm, type PasskeyFields } from './forms.js';
import { PasskeySignIns } from './passkey-sign-ins.js';

/** Coming back in by a passkey: no name, no passphrase. */
@Controller('sign-in/passkey')
@Access('anyone')
export class PasskeySignInController {
  constructor(
    private readonly signIns: PasskeySignIns,
    private readonly rests: RestingNames,
    private readonly arrivals: Arrivals,
    private readonly page: SignInPage,
  ) {}

  @Post()
  async create(
    @Body(new FormPipe(passkeyForm)) form: Form<PasskeyFields>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const { passkey = '', next, shared } = form.values;
    const known = await this.signIns.recognise(request.visit.id ?? '', passkey);
    if (!known) return this.page.again(request, response, form, 'passkey');
    if (await this.rests.knocks(known.personaId)) return new Page('accounts/resting', {}, { status: 403 });
    await this.arrivals.comeIn(request, response, known.memberId, shared === 'yes');
    return new SeeOther(this.arrivals.onward(request, next));
  }
}
