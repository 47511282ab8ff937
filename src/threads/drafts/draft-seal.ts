import type { PrivateVault } from '../../members/private-vault.js';
import { padded } from '../../platform/vault/padding.js';
import type { Vault } from '../../platform/vault/vault.js';
import type { Viewer } from '../../platform/web/visit.js';
import type { DraftWords } from './draft-words.js';
import { type Target, targetKey } from './target.js';

/** Whose drafts: the name that writes them, and who wears it. */
export type Writer = Pick<Viewer, 'memberId' | 'personaId'>;

/** The name alone, where nothing has to be opened. */
export type Name = Pick<Viewer, 'personaId'>;

/** What the tag of a writer is made for. */
export const OWN_DRAFT_OF = 'own draft of';

const OWN_DRAFT_AT = 'own draft at';
const OWN_DRAFT = 'own draft';

/** What stands for a form of a writer, under each key of the ring; the one in use first. */
export function placesOf(vault: Vault, { personaId }: Name, target: Target): Buffer[] {
  return vault.tags(OWN_DRAFT_AT, `${personaId}/${targetKey(target)}`);
}

/** Seals the words of a draft, for one name and one form. */
export function sealDraft(own: PrivateVault, writer: Writer, place: Buffer, words: DraftWords): Buffer {
  return own.seal(OWN_DRAFT, padded(JSON.stringify(words)), contextOf(writer, place));
}

/** What was sealed so, or null where it cannot be opened. */
export function openDraft(
  own: PrivateVault,
  writer: Writer,
  place: Buffer,
  sealed: Buffer,
): DraftWords | null {
  try {
    return JSON.parse(own.open(OWN_DRAFT, sealed, contextOf(writer, place))) as DraftWords;
  } catch {
    return null;
  }
}

/** Whether it is sealed as it would be today. */
export function isDraftCurrent(own: PrivateVault, writer: Writer, place: Buffer, sealed: Buffer): boolean {
  return own.isCurrent(OWN_DRAFT, sealed, contextOf(writer, place));
}

function contextOf({ personaId }: Writer, place: Buffer): string {
  return `${personaId}/${place.toString('hex')}`;
}
