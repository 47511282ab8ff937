import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Arrivals } from '../accounts/arrivals.js';
import { Access } from '../platform/web/access.js';
import { ownPath, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { deskOf, type MemberRole, SignedIn, type Viewer } from '../platform/web/visit.js';
import { codePage, keptPage } from './code.view.js';
import { DeskEntries } from './desk-entries.js';
import { codeForm, type CodeFields, readKept } from './forms.js';

/** The second step of signing in, for the team: a code from the app, or a recovery code. */
@Controller('sign-in/code')
@Access('team')
export class CodeController {
  constructor(
    private readonly entries: DeskEntries,
    private readonly arrivals: Arrivals,
  ) {}

  @Get()
  show(@SignedIn() { missing, office }: Viewer, @Query('next') next: unknown): Page | SeeOther {
    if (missing === 'set_up') return new SeeOther('/account/second-factor');
    if (missing === null) return onward(next, office);
    return codePage(emptyForm({ next: ownPath(next, '') }), 200);
  }

  @Post()
  async create(
    @Body(new FormPipe(codeForm)) form: Form<CodeFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (viewer.missing !== 'code') return this.show(viewer, form.values.next);
    if (!form.fields) return codePage(form, 422);
    const { answer, sessionId } = await this.entries.enter(viewer, request.visit.id ?? '', form.fields.code);
    if (answer !== 'right') return again(form, answer);
    if (sessionId) await this.arrivals.settle(request, response, sessionId);
    return goOn(form.fields, viewer.office);
  }
}

function again(form: Form<CodeFields>, answer: string): Page {
  return codePage(withError(form, 'code', `second-factor.code_${answer}`), answer === 'wait' ? 429 : 422);
}

// What was sent before the code is shown once more, and sent by its writer: nothing is sent behind their back.
function goOn({ kept, next }: CodeFields, office: MemberRole): Page | SeeOther {
  const form = readKept(kept);
  return form ? keptPage(form) : onward(next, office);
}

function onward(next: unknown, office: MemberRole): SeeOther {
  return new SeeOther(ownPath(next, deskOf(office)));
}
