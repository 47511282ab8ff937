import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OneTimeNames } from '../personas/one-time-names.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isTrustee, isOwn, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { ask, close, open } from './deeds.js';
import { isRefused, OpeningSettled } from './errors.js';
import type { AskFields } from './forms.js';
import { mayRefuse, maySeeName } from './policies.js';
import {
  type AskablePost,
  askablePost,
  currentOpening,
  openingById,
  type OpeningRow,
  openings,
  pseudonymOf,
} from './opening-reading.js';

/**
 * Opening the link between a one-time name and its member. PostgreSQL knows who asked, who opened it and when; whose
 * name it is comes from the sealed reference at the moment of looking, and is written nowhere.
 */
@Injectable()
export class NameOpenings {
  constructor(
    private readonly database: DataSource,
    private readonly names: OneTimeNames,
  ) {}

  /** All that the viewer may know of. */
  all(viewer: Viewer): Promise<OpeningRow[]> {
    return openings.rows(this.database, readerOf(viewer));
  }

  /** A post for whose name the link may be asked for. @throws NotFound for any other, and for a name of the viewer's own */
  async askable(postId: string, viewer: Viewer): Promise<AskablePost> {
    const post = isUuid(postId) ? await askablePost.row(this.database, [postId]) : null;
    if (!post || (await this.isOwners(viewer, post.persona_id))) throw new NotFound();
    return post;
  }

  /** Asks for the link. Sent twice, or while another waits, it is one. @returns the id of what waits or is open */
  async ask({ persona_id }: AskablePost, viewer: Viewer, fields: AskFields): Promise<string> {
    const work = this.database.transaction((manager) => ask(manager, persona_id, viewer.memberId, fields));
    await work.catch((error: unknown) => {
      if (isRefused(error, 'HS049')) throw new NotFound();
      if (!isRefused(error, 'HS020')) throw error;
    });
    return (await currentOpening.row(this.database, [persona_id]))?.id ?? fields.key;
  }

  /** One. @throws NotFound where the viewer may not know of it: above all whose name it is */
  async find(id: string, viewer: Viewer): Promise<OpeningRow> {
    const opening = isUuid(id) ? await openingById.row(this.database, [...readerOf(viewer), id]) : null;
    if (!opening || (await this.isOwners(viewer, opening.persona_id))) throw new NotFound();
    return opening;
  }

  /** Opens it, as the second person; alone, after the days. @throws NotFound, OpeningSettled */
  async open(id: string, viewer: Viewer): Promise<void> {
    const opening = await this.find(id, viewer);
    if (opening.stage !== 'waits') throw new OpeningSettled();
    if (!opening.may_open) throw new NotFound();
    await this.settle((manager) => open(manager, id, viewer.memberId));
  }

  /** Ends it unopened: who asked takes it back, the others refuse. @throws NotFound, OpeningSettled */
  async refuse(id: string, viewer: Viewer): Promise<void> {
    const opening = await this.find(id, viewer);
    if (opening.stage !== 'waits') throw new OpeningSettled();
    if (!mayRefuse(viewer, opening)) throw new NotFound();
    await this.settle((manager) => close(manager, id, viewer.memberId));
  }

  /**
   * The pseudonym behind the name, for the two alone and while it is open; each look is recorded before it is shown.
   * @returns null where the account is gone
   */
  async nameBehind(id: string, viewer: Viewer): Promise<{ opening: OpeningRow; pseudonym: string | null }> {
    const opening = await this.find(id, viewer);
    if (!maySeeName(viewer, opening)) throw new NotFound();
    const look = { kind: 'name_opening', actor: viewer.memberId, subject: id, code: 'looked' } as const;
    await record(this.database.manager, look);
    const owner = await this.names.ownerOf(opening.persona_id);
    const found = owner && (await pseudonymOf.row(this.database, [owner.memberId]));
    return { opening, pseudonym: found?.name ?? null };
  }

  // The sealed reference has the last word, whatever a list says.
  private async isOwners(viewer: Viewer, personaId: string): Promise<boolean> {
    if (isOwn(viewer, personaId)) return true;
    return (await this.names.ownerOf(personaId))?.memberId === viewer.memberId;
  }

  private async settle(work: (manager: EntityManager) => Promise<boolean>): Promise<void> {
    const done = await this.database.transaction(work).catch((error: unknown) => {
      if (isRefused(error, 'HS049')) throw new NotFound();
      if (isRefused(error, 'HS020')) throw new OpeningSettled();
      throw error;
    });
    if (!done) throw new OpeningSettled();
  }
}

function readerOf(viewer: Viewer): unknown[] {
  return [viewer.memberId, ownPersonas(viewer), isTrustee(viewer.role)];
}
