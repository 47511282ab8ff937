import { expect, it } from 'vitest';
import { type ScreenContext, screen } from '../../../src/screening/screen.js';
import type { Category } from '../../../src/screening/verdict.js';

/** Says that a category is heard in some sentences and not in others. */
export function hears(
  category: Category,
  { in: heard, notIn: ordinary }: { in: string[]; notIn: string[] },
  context?: ScreenContext,
): void {
  it.each(heard)('is heard: %s', (text) => {
    expect(screen(text, context).categories).toContain(category);
  });

  it.each(ordinary)('is not heard: %s', (text) => {
    expect(screen(text, context).categories).not.toContain(category);
  });
}
