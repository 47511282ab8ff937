import { createHash } from 'node:crypto';
import { renderSafely } from '../threads/rendering.js';
import { shownText } from '../threads/shown-text.js';

/** One thing of the protocol that can be ticked beside an escalated text. */
export interface Step {
  /** Made of its words: a step stays the same while somebody edits the others. */
  key: string;
  words: string;
}

// As a list of things to do is commonly written.
const BOX = /^(\s*[-*+] )\[ ?\] (.*\S)/;

/** The things to do of a protocol, in their order. */
export function stepsOf(protocol: string): Step[] {
  const steps = protocol.split('\n').flatMap((line) => {
    const words = BOX.exec(line)?.[2];
    return words ? [{ key: keyOf(words), words: shownText(renderSafely(words)) }] : [];
  });
  return [...new Map(steps.map((step) => [step.key, step])).values()];
}

/** A protocol as it is read, with an empty box before each thing to do. */
export function renderProtocol(protocol: string): string {
  const boxed = protocol.split('\n').map((line) => line.replace(BOX, '$1☐ $2'));
  return renderSafely(boxed.join('\n'));
}

function keyOf(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
