import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { padded } from '../platform/vault/padding.js';
import { Cursors } from '../platform/web/cursors.js';
import type { SearchFields } from './forms.js';

/** A search, and where its list goes on: null at its beginning. */
export interface Asked extends SearchFields {
  from: string | null;
}

const HOUR = 3_600_000;
const HOURS = 12;

/**
 * What somebody looks for, sealed for the address of the page: so that it can be opened again and gone back to, while no
 * history, log or proxy has the words. It opens for this visitor alone, and for half a day; after signing out for nobody.
 */
@Injectable()
export class AskedInAddress {
  constructor(private readonly cursors: Cursors) {}

  /** The address of the page that answers. The request carried a form's token: so its visitor has an id. */
  href(request: Request, asked: Asked): string {
    const sealed = this.cursors.seal(padded(JSON.stringify({ ...asked, hour: hour() })), listOf(request));
    return `/search?for=${sealed}`;
  }

  /** What an address asks for, or null where it is not, or no longer, this visitor's. */
  open(request: Request, sealed: unknown): Asked | null {
    const json = request.visit.id ? this.cursors.open(sealed, listOf(request)) : null;
    if (json === null) return null;
    const { hour: asked, ...rest } = JSON.parse(json) as Asked & { hour: number };
    return hour() - asked < HOURS ? rest : null;
  }
}

function listOf({ visit }: Request): string {
  return `search of ${visit.id}`;
}

function hour(): number {
  return Math.floor(Date.now() / HOUR);
}
