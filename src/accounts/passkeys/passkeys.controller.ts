import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { MOST_PASSKEYS, type OwnPasskey, Passkeys } from '../../members/passkeys/passkeys.js';
import { Proofs } from '../../members/proofs.js';
import { NotFound } from '../../platform/errors/problem.js';
import { isUuid } from '../../platform/text/uuid.js';
import { Access } from '../../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { Arrivals } from '../arrivals.js';
import {
  labelForm,
  type LabelFields,
  madeForm,
  type MadeFields,
  proofForm,
  type ProofFields,
} from './forms.js';
import { PasskeyChanges } from './passkey-changes.js';
import { passkeysView, passkeyView } from './passkeys.view.js';
import { ProofAsking, proverOf, wrongProof } from './proof-asking.js';

const HOME = '/account/passkeys';

/** Where a member sees their passkeys, adds one, names it, takes it away. */
@Controller('account/passkeys')
@Access('member')
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly changes: PasskeyChanges,
    private readonly proofs: Proofs,
    private readonly asking: ProofAsking,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  async index(@Req() request: Request): Promise<Page> {
    return formPage('passkeys/index', await this.list(request));
  }

  /** First the member shows that it is them; then the device is asked. */
  @Get('new')
  async show(@Req() request: Request): Promise<Page> {
    const proof = await this.asking.view(request, emptyForm());
    return formPage('passkeys/new', { proof, ...(await this.limits(request)) });
  }

  @Post('new')
  async invite(
    @Body(new FormPipe(proofForm)) form: Form<ProofFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page> {
    if (!form.fields || !(await this.asking.isProof(request, form.fields)))
      return this.again(request, wrongProof(form));
    return formPage('passkeys/make', await this.invitation(viewer, request, emptyForm()));
  }

  @Post()
  async add(
    @Body(new FormPipe(madeForm)) form: Form<MadeFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page | SeeOther> {
    const { visitId } = proverOf(request);
    const fields = form.fields ?? { made: form.values.made ?? '', label: '' };
    const added = await this.changes.add(viewer, visitId, fields.made, fields.label);
    if (added) return new SeeOther(HOME);
    return this.again(request, withError({ ...form, errors: null }, 'current', 'passkeys.not_made'));
  }

  @Post(':id/label')
  async rename(
    @Param('id') id: string,
    @Body(new FormPipe(labelForm)) form: Form<LabelFields>,
    @SignedIn() { memberId }: Viewer,
    @Req() request: Request,
  ): Promise<Page | SeeOther> {
    const passkey = await this.own(memberId, id);
    if (!form.fields) return formAgain('passkeys/index', await this.list(request, form.errors));
    await this.passkeys.rename(memberId, passkey.id, form.fields.label);
    return new SeeOther(HOME);
  }

  @Get(':id/removal')
  async showRemoval(
    @Param('id') id: string,
    @SignedIn() { memberId }: Viewer,
    @Req() request: Request,
  ): Promise<Page> {
    return this.removal(request, await this.own(memberId, id), emptyForm());
  }

  @Post(':id/removal')
  async remove(
    @Param('id') id: string,
    @Body(new FormPipe(proofForm)) form: Form<ProofFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    const passkey = await this.own(viewer.memberId, id);
    const proven = form.fields !== null && (await this.asking.isProof(request, form.fields));
    if (!proven) return this.removal(request, passkey, wrongProof(form), 422);
    const removed = await this.changes.remove(viewer, passkey.id);
    if (removed === 'none') throw new NotFound();
    if (removed === 'last')
      return this.removal(request, passkey, withError(form, 'current', 'passkeys.last'), 409);
    await this.arrivals.settle(request, response, removed.sessionId);
    return new SeeOther(HOME);
  }

  private async list(request: Request, errors: object | null = null): Promise<object> {
    const { memberId } = proverOf(request);
    const { password } = await this.proofs.provable(proverOf(request));
    const view = passkeysView(await this.passkeys.of(memberId), password, errors);
    return { ...view, elsewhere: this.asking.isElsewhere(request) };
  }

  // Why none can be added.
  private async limits(request: Request): Promise<object> {
    const { memberId } = proverOf(request);
    return {
      elsewhere: this.asking.isElsewhere(request),
      enough: (await this.passkeys.of(memberId)).length >= MOST_PASSKEYS,
    };
  }

  private async own(memberId: string, id: string): Promise<OwnPasskey> {
    const own = isUuid(id) ? await this.passkeys.of(memberId) : [];
    const found = own.find((passkey) => passkey.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  private async invitation(
    viewer: Viewer,
    request: Request,
    { values, errors }: Form<unknown>,
  ): Promise<object> {
    const options = await this.changes.invite(viewer, proverOf(request).visitId);
    return { passkey: { options }, form: { values: { label: values.label ?? '' }, errors } };
  }

  private async again(request: Request, form: Form<unknown>): Promise<Page> {
    const proof = await this.asking.view(request, form);
    return formAgain('passkeys/new', { proof, ...(await this.limits(request)) });
  }

  private async removal(
    request: Request,
    passkey: OwnPasskey,
    form: Form<unknown>,
    status = 200,
  ): Promise<Page> {
    const proof = await this.asking.view(request, form);
    return formPage('passkeys/removal', { passkey: passkeyView(passkey), proof }, { status });
  }
}
