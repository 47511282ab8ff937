import { isOwn, type Viewer } from '../platform/web/visit.js';
import { OwnText } from './errors.js';

/**
 * Nobody works on their own text, whichever of their names it is under. PostgreSQL refuses it for pseudonyms; whose a
 * one-time name is, it cannot know.
 * @throws OwnText
 */
export function refuseOwn(viewer: Viewer, personaId: string): void {
  if (isOwn(viewer, personaId)) throw new OwnText();
}
