import type { Form } from '../platform/web/form.js';
import type { Category } from '../screening/verdict.js';
import { screenedText } from '../threads/revision.entity.js';
import { MOST_FOUND, passagesOf } from './mask-form.js';
import type { MaskLook } from './masking.js';
import type { ReviewRow } from './review.js';

// What can often be hidden while the rest may be read.
const DETAILS: Category[] = [
  'contact_details',
  'method_info',
  'method_seeking',
  'drug_sourcing',
  'unsafe_advice',
  'minor',
];

// What authors may ask us to hide.
const OWN_DETAILS: Category[] = ['contact_details'];

/** The part of the form of decisions that hides words: what the screen found, and whether it stands open. */
export function maskPart(row: ReviewRow, form: Form<unknown>): object {
  const ticked = passagesOf(form.values);
  const asked = row.details_hidden && form.values.outcome === undefined ? passagesFor(row, OWN_DETAILS) : [];
  const found = passagesFor(row, DETAILS).map((words, nth) => ({
    name: `hide_${nth}`,
    words,
    ticked: ticked.includes(words) || asked.includes(words),
  }));
  const open = form.values.outcome === 'mask' || ticked.length > 0 || row.details_hidden;
  return { found, open, wished: row.details_hidden };
}

function passagesFor(row: ReviewRow, categories: Category[]): string[] {
  const text = screenedText(row);
  const details = (row.matches ?? []).filter(({ category }) => categories.includes(category));
  const passages = details.map(({ start, end }) => text.slice(start, end).trim());
  const whole = passages.filter((words) => row.body.includes(words) || row.title?.includes(words));
  return [...new Set(whole.filter((words) => words !== ''))].slice(0, MOST_FOUND);
}

/** What hiding words would make of a text, beside the form that comes back. */
export function maskedView(look: MaskLook | null): object {
  return { masked: look && { preview: look.mask, asked: look.preview, missing: look.missing } };
}
