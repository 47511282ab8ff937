import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { Request } from 'express';
import { OldForm, SignInFirst } from '../platform/errors/problem.js';
import { OldFormFilter } from '../threads/drafts/old-form.filter.js';
import { asAnswer } from './composing.js';

/** A check-in that came too late: its words wait like those of an answer, all of them. */
@Catch(OldForm, SignInFirst)
export class OldCheckInFilter extends OldFormFilter {
  override catch(error: Error, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    if (request.method === 'POST') request.body = asAnswer(request.body);
    return super.catch(error, host);
  }
}
