import { Moment } from '../platform/database/moment.js';
import type { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';

/** Who looks at a page, with all their names: none for a guest. */
export interface Looks {
  viewer: Viewer | null;
  names: string[];
  vault: Vault;
}

/** The first page is asked for. */
export const HOME_SHOWN = new Moment<Looks>('home-shown');

/** A board's page is shown to somebody who may read it. */
export const BOARD_SHOWN = new Moment<Omit<Looks, 'vault'> & { slug: string }>('board-shown');
