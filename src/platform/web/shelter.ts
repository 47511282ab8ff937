import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Vault } from '../vault/vault.js';
import type { Page } from './answers.js';
import { Cookies } from './cookies.js';
import type { Viewer } from './visit.js';

/** What every page has to shelter its reader on a device that others use too. */
@Injectable()
export class Shelter {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cookies: Cookies,
    private readonly vault: Vault,
  ) {}

  /** Frame part `shelter`: where the exit leads, plain titles, words of a guest that wait, whose forms these are, a shared device. */
  for(request: Request, page: Page): object {
    const { viewer } = request.visit;
    return {
      exitUrl: this.config.exitUrl,
      plainTitles: this.cookies.read(request, 'titles') === 'plain',
      wordsWait: !viewer && wantsTheLine(page) && this.cookies.read(request, 'draft') !== null,
      writer: viewer && this.writer(viewer),
      shared: viewer !== null && request.visit.shared === true,
    };
  }

  /** Says in a form whose it is, for the day its session has ended: nobody else who signs in here is shown its words. */
  writer({ personaId }: Viewer): string {
    return this.writers({ personaId })[0]!;
  }

  /** The same as forms may still say it that were opened before the keys changed; the one of now first. */
  writers({ personaId }: Pick<Viewer, 'personaId'>): string[] {
    return this.vault.tags('writer', personaId).map((tag) => tag.toString('base64url'));
  }
}

// Not on errors, and not where the words themselves are spoken of.
function wantsTheLine({ template, options }: Page): boolean {
  return (options.status ?? 200) < 400 && !template.startsWith('drafts/');
}
