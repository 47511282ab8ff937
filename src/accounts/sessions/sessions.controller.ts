import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Sessions } from '../../members/sessions.js';
import { NotFound } from '../../platform/errors/problem.js';
import { isUuid } from '../../platform/text/uuid.js';
import { Access } from '../../platform/web/access.js';
import { Page, SeeOther } from '../../platform/web/answers.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { Arrivals } from '../arrivals.js';
import { proverOf } from '../passkeys/proof-asking.js';
import { OwnSessions } from './own-sessions.js';
import { sessionsView } from './sessions.view.js';

const HOME = '/account/sessions';
const noFields = z.strictObject({});

/** Where a member sees where they are signed in, and ends it. */
@Controller('account/sessions')
@Access('member')
export class SessionsController {
  constructor(
    private readonly own: OwnSessions,
    private readonly sessions: Sessions,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  async index(@Req() request: Request): Promise<Page> {
    const { memberId, visitId } = proverOf(request);
    return new Page('sessions/index', sessionsView(await this.own.of(memberId, visitId)));
  }

  /** Ends all others. */
  @Post('end')
  async endOthers(
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @Req() request: Request,
  ): Promise<SeeOther> {
    const { memberId, visitId } = proverOf(request);
    await this.sessions.endAll(memberId, visitId);
    return new SeeOther(HOME);
  }

  /** Ends one; the one that asks by signing out. */
  @Post(':id/end')
  async end(
    @Param('id') id: string,
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @SignedIn() { memberId }: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    const own = await this.own.of(memberId, proverOf(request).visitId);
    const session = isUuid(id) ? own.find((one) => one.id === id) : undefined;
    if (!session) throw new NotFound();
    if (session.this_one) return this.leave(request, response);
    await this.own.end(memberId, session.id);
    return new SeeOther(HOME);
  }

  private async leave(request: Request, response: Response): Promise<SeeOther> {
    await this.arrivals.leave(request, response);
    return new SeeOther('/');
  }
}
