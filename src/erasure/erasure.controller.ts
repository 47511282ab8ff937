import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Arrivals } from '../accounts/arrivals.js';
import { shown } from '../accounts/form-view.js';
import { ProofAsking, wrongProof } from '../accounts/passkeys/proof-asking.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { isTeam, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Drafts } from '../threads/drafts.js';
import { OnlyAdmin } from './errors.js';
import { type ErasureFields, erasureForm } from './forms.js';
import { Leaving } from './leaving.js';

const VIEW = 'erasure/show';

/** Going for good. The lines stand on the page before the form, once. */
@Controller('account/erasure')
@Access('member')
export class ErasureController {
  constructor(
    private readonly leaving: Leaving,
    private readonly asking: ProofAsking,
    private readonly drafts: Drafts,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer, @Req() request: Request): Promise<Page> {
    return new Page(VIEW, await this.view(emptyForm(), viewer, request));
  }

  @Post()
  async erase(
    @Body(new FormPipe(erasureForm)) form: Form<ErasureFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.again(form, viewer, request);
    if (!(await this.asking.isProof(request, form.fields)))
      return this.again(wrongProof(form), viewer, request);
    try {
      await this.leaving.leave({ memberId: viewer.memberId, keeps: form.fields.way === 'keep' });
    } catch (error) {
      if (!(error instanceof OnlyAdmin)) throw error;
      return this.again(withError(form, 'key', 'erasure.only_admin'), viewer, request);
    }
    return this.forget(request, response);
  }

  @Get('done')
  @Access('anyone')
  done(): Page {
    return new Page('erasure/done', {});
  }

  // This browser holds what waits for a name, too.
  private async forget(request: Request, response: Response): Promise<SeeOther> {
    await this.drafts.clearAll(request, response);
    await this.arrivals.leave(request, response);
    return new SeeOther('/account/erasure/done');
  }

  private async again(form: Form<unknown>, viewer: Viewer, request: Request): Promise<Page> {
    return new Page(VIEW, await this.view(form, viewer, request), { status: 422 });
  }

  private async view(form: Form<unknown>, viewer: Viewer, request: Request): Promise<object> {
    const proof = await this.asking.view(request, form);
    return { form: shown(form), team: isTeam(viewer.office), proof };
  }
}
