import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import type { Credentials } from './credentials.js';

/** Recognises who signs in; those it does not know pass too, for the form is shown to them again. */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  override handleRequest<User>(error: Error | null, user: User | false | null): User {
    if (error) throw error;
    return (user === false ? null : user) as User;
  }
}

/** Parameter: whom the guard recognised, or null. */
export const Recognised = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    (context.switchToHttp().getRequest<Request>() as { user?: Credentials | null }).user ?? null,
);
