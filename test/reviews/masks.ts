import { MARK } from '../../src/platform/text/masking.js';
import type { Text } from '../database/hands.js';
import type { Visitor } from '../support/visitor.js';
import { claimAndDecide, type Desk, heldThread } from './desk.js';

export const TITLE = 'So alone at 12 Mill Lane';
export const BODY = 'I do not want to be here any more. Ring me on 0151 496 0000.\n\nPlease, 0151 496 0000.';
export const PHONE = '0151 496 0000';
export const WHY = 'We hid your number, so that no stranger finds you. We are glad that you wrote.';

export const MASK = { outcome: 'mask', reason: WHY, hide: `${PHONE}\n12 Mill Lane` };
export const SHOWN = {
  title: `So alone at ${MARK}`,
  body: `I do not want to be here any more. Ring me on ${MARK}.`,
};

/** A crisis of Ana's with details in it that others must not read. */
export async function heldWithDetails(desk: Desk): Promise<Text> {
  return heldThread(desk, { title: TITLE, body: BODY });
}

/** The same, put up without them. */
export async function maskedThread(desk: Desk, by: Visitor = desk.mo): Promise<Text> {
  const text = await heldWithDetails(desk);
  const { status } = await claimAndDecide(by, text, MASK);
  if (status !== 303) throw new Error(`The mask was answered with ${status}.`);
  return text;
}

/** The texts of a post, oldest first. */
export async function textsOf({ sql }: Desk, { postId }: Pick<Text, 'postId'>) {
  return sql<{ state: string; title: string | null; body: string }>(
    'select state, title, body from revisions where post_id = $1 order by number',
    [postId],
  );
}
