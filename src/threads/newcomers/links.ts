import { renderSafely } from '../rendering.js';

const WRITTEN = /\b(?:https?:\/\/(?:www\.)?|www\.)(?=\w)/gi;
const RENDERED = /<a /g;

/** How many links readers find in a text: those that can be pressed, and those that are only written out. */
export function linksIn(body: string): number {
  const written = body.match(WRITTEN)?.length ?? 0;
  return Math.max(written, renderSafely(body).match(RENDERED)?.length ?? 0);
}
