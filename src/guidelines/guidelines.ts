import { textFile } from '../platform/web/messages.js';

/** A rule of the place, by an identifier that decisions cite. */
export interface Guideline {
  id: string;
  title: string;
  text: string;
}

const guidelines = textFile<Guideline[]>('pages/guidelines.json');

export function allGuidelines(): Guideline[] {
  return guidelines;
}

/** The guideline of an identifier; null when there is none (any more). */
export function guidelineById(id: string): Guideline | null {
  return guidelines.find((guideline) => guideline.id === id) ?? null;
}
