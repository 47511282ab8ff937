import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { shown } from '../accounts/form-view.js';
import { ProofAsking, wrongProof } from '../accounts/passkeys/proof-asking.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { ExportRounds } from './export-rounds.js';
import { Exports } from './exports.js';

const VIEW = 'export/show';
const HERE = '/account/export';
const LOOKS_AGAIN = 3; // seconds

const asking = z.strictObject({ current: z.string().optional(), passkey: z.string().optional() });
const pressing = z.strictObject({});

/** A copy of all that is one's own: asked for, made beside the requests, fetched once. */
@Controller('account/export')
@Access('member')
export class ExportController {
  constructor(
    private readonly exports: Exports,
    private readonly rounds: ExportRounds,
    private readonly asking: ProofAsking,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer, @Req() request: Request): Promise<Page> {
    return this.page(emptyForm(), viewer, request);
  }

  /** The copy ties all names together, so that an open screen is not enough. */
  @Post()
  async ask(
    @Body(new FormPipe(asking)) form: Form<z.infer<typeof asking>>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page | SeeOther> {
    const proven = form.fields && (await this.asking.isProof(request, form.fields));
    if (!proven) return this.page(wrongProof(form), viewer, request, 422);
    this.rounds.begin(await this.exports.ask(viewer.memberId));
    return new SeeOther(HERE);
  }

  /** Gone once it has been handed over whole. It waits for hours: who fetches it shows once more that it is them. */
  @Post('file')
  @HttpCode(200)
  async file(
    @Body(new FormPipe(asking)) form: Form<z.infer<typeof asking>>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther | undefined> {
    const { memberId } = viewer;
    if ((await this.exports.state(memberId))?.tenths !== 10) return new SeeOther(HERE);
    const proven = form.fields && (await this.asking.isProof(request, form.fields));
    if (!proven) return this.page(wrongProof(form), viewer, request, 422);
    const archive = await this.exports.fetch(memberId);
    if (!archive) return new SeeOther(HERE);
    response.once('finish', () => void this.exports.remove(memberId).catch(() => undefined));
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', 'attachment; filename="copy.zip"');
    response.type('application/zip').end(archive);
    return undefined;
  }

  @Post('removal')
  async remove(
    @Body(new FormPipe(pressing)) _form: Form<object>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<SeeOther> {
    await this.exports.remove(memberId);
    return new SeeOther(HERE);
  }

  private async page(form: Form<unknown>, viewer: Viewer, request: Request, status = 200): Promise<Page> {
    const state = await this.exports.state(viewer.memberId);
    const working = state !== null && state.tenths < 10;
    const view = {
      form: shown(form),
      working,
      ready: state?.tenths === 10,
      tenths: state?.tenths,
      proof: await this.asking.view(request, form),
    };
    return new Page(VIEW, view, working ? { status, refresh: LOOKS_AGAIN } : { status });
  }
}
