import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { isVisible } from '../platform/text/clean.js';
import { hide, MARK } from '../platform/text/masking.js';
import { LONGEST_BODY, LONGEST_TITLE } from '../threads/forms.js';
import { renderSafely } from '../threads/rendering.js';
import { passagesOf } from './mask-form.js';
import type { ReviewRow } from './review.js';

/** A text as readers will see it, some of its words hidden. */
export interface Mask {
  title: string | null;
  body: string;
  html: string;
}

/** What becomes of a text, or the message key of why nothing does, with the passages that are not in it. */
export interface MaskLook {
  mask: Mask | null;
  error: string | null;
  missing: string[];
  /** Nobody decides yet: the masked text is to be shown first. */
  preview: boolean;
}

const MOST_PASSAGES = 50;

type Words = Pick<ReviewRow, 'title' | 'body' | 'html'>;

/** Looks what a text is with the words hidden that a form names; null where it names none and needs none. */
export async function lookAtMask(
  database: DataSource,
  text: Words,
  values: Record<string, string>,
): Promise<MaskLook | null> {
  const passages = passagesOf(values);
  const preview = values.step === 'preview';
  if (passages.length === 0 && !preview && values.outcome !== 'mask') return null;
  if (passages.length > MOST_PASSAGES)
    return { mask: null, error: 'reviews.hide_too_many', missing: [], preview };
  const missing = passages.filter(
    (passage) => !text.body.includes(passage) && !text.title?.includes(passage),
  );
  if (missing.length > 0) return { mask: null, error: 'reviews.hide_not_found', missing, preview };
  const mask = masked(text, passages);
  const error = passages.length === 0 ? 'reviews.hide_missing' : await refusalOf(database, text, mask);
  return { mask: error ? null : mask, error, missing, preview };
}

/** Puts the masked text up, with a decision that stands already. PostgreSQL looks again whether it only hides. */
export async function applyMask(manager: EntityManager, decisionId: string, mask: Mask): Promise<void> {
  const { title, body, html } = mask;
  await manager.query('select apply_mask($1, $2, $3, $4, $5)', [decisionId, randomUUID(), title, body, html]);
}

function masked({ title, body }: Words, passages: string[]): Mask {
  const shown = hide(body, passages);
  return { title: title && hide(title, passages), body: shown, html: renderSafely(escaped(shown)) };
}

// Before a bracket the mark would become a link.
function escaped(text: string): string {
  return text.replaceAll(MARK, MARK.replace(/[[\]]/g, '\\$&'));
}

const hidesOnly = new Statement<{ faithful: boolean }>(
  'hides-only-words',
  'select hides_only_words($1, $2, $3, $4, $5, $6) as faithful',
);

async function refusalOf(database: DataSource, text: Words, mask: Mask): Promise<string | null> {
  const { title, body, html } = mask;
  if (!isVisible(body.replaceAll(MARK, '').replace(/[\p{P}\p{S}]/gu, ''))) return 'reviews.hide_everything';
  if (length(title ?? '') > LONGEST_TITLE || length(body) > LONGEST_BODY) return 'reviews.hide_too_long';
  const values = [text.title, text.body, text.html, title, body, html];
  const answer = await hidesOnly.row(database, values);
  return answer?.faithful ? null : 'reviews.hide_tangled';
}

function length(text: string): number {
  return Array.from(text).length;
}
