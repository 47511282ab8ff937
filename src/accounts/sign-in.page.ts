import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG } from '../platform/config.module.js';
import type { Config } from '../platform/config.js';
import { formAgain, formPage, ownPath, type Page } from '../platform/web/answers.js';
import { Csrf } from '../platform/web/csrf.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import { isByOnion } from '../platform/web/origins.js';
import { shown } from './form-view.js';
import { PasskeySignIns } from './passkeys/passkey-sign-ins.js';

const VIEW = 'accounts/sign-in';

/** What did not fit: name and passphrase, or the passkey. */
export type Wrong = 'words' | 'passkey';

/** The page of the way in. */
@Injectable()
export class SignInPage {
  constructor(
    private readonly passkeys: PasskeySignIns,
    private readonly csrf: Csrf,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param after what was before: `shared` for who was signed out by their page on a shared device */
  async show(request: Request, response: Response, next: unknown, after?: unknown): Promise<Page> {
    const view = await this.view(request, response, emptyForm(), next, null);
    return formPage(VIEW, { ...view, sheltered: after === 'shared' });
  }

  /** The same once more. One answer for an unknown name and a wrong passphrase. */
  async again(request: Request, response: Response, form: Form<unknown>, wrong: Wrong): Promise<Page> {
    const said = form.errors && wrong === 'words' ? null : wrong;
    const fields = wrong === 'words' ? form : { ...form, errors: null };
    return formAgain(VIEW, await this.view(request, response, fields, form.values.next, said));
  }

  private async view(
    request: Request,
    response: Response,
    form: Form<unknown>,
    next: unknown,
    wrong: Wrong | null,
  ): Promise<object> {
    const { values, errors } = shown(form);
    return {
      form: { values: { ...values, passkey: '' }, errors },
      wrong: wrong === 'words',
      passkey: { ...(await this.asked(request, response)), wrong: wrong === 'passkey' },
      next: ownPath(next, ''),
    };
  }

  // Browsers bind a passkey to the public address.
  private async asked(request: Request, response: Response): Promise<object> {
    if (isByOnion(this.config, request)) return { options: null, elsewhere: true };
    // A challenge is for one visitor: a guest who has no id yet gets one with it.
    this.csrf.token(request, response);
    return { options: await this.passkeys.ask(request.visit.id ?? ''), elsewhere: false };
  }
}
