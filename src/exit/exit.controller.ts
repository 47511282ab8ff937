import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Arrivals } from '../accounts/arrivals.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formPage, ownPath, type Page, SeeOther } from '../platform/web/answers.js';
import { Cookies } from '../platform/web/cookies.js';
import { AnyForm, isFromHere } from '../platform/web/csrf.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { renderBare } from '../platform/web/views.js';

const titlesForm = z.strictObject({ titles: z.enum(['plain', 'ours']), back: z.string().optional() });

/** The quick way out, and what it can and cannot do. */
@Controller('exit')
@Access('anyone')
export class ExitController {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly cookies: Cookies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only leads away: a link or an image elsewhere must sign nobody out. */
  @Get()
  away(@Res() response: Response): void {
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(303, this.config.exitUrl);
  }

  /**
   * Ends the session where the form is ours, and leads away in any case: an old form must not keep anybody here. Not by
   * a redirect: `form-action` would stop it at the next host, and the page would stay.
   */
  @Post()
  @HttpCode(200)
  @AnyForm()
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (request.visit.ours || isFromHere(request)) await this.arrivals.leaveAtOnce(request, response);
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(renderBare('exit/away', { url: this.config.exitUrl }));
  }

  @Get('about')
  about(): Page {
    return formPage('exit/about', { host: new URL(this.config.exitUrl).host });
  }

  /** Remembers the titles in the visitor's own browser, and nowhere else. */
  @Post('titles')
  chooseTitles(
    @Body(new FormPipe(titlesForm)) { fields }: Form<z.infer<typeof titlesForm>>,
    @Res({ passthrough: true }) response: Response,
  ): SeeOther {
    if (!fields) throw new BadRequest();
    if (fields.titles === 'plain') this.cookies.write(response, 'titles', 'plain');
    else this.cookies.clear(response, 'titles');
    return new SeeOther(ownPath(fields.back, '/exit/about'));
  }
}
