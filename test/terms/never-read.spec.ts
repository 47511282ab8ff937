import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { NO_TERMS } from '../../src/screening/terms/own-terms.js';
import { Terms } from '../../src/terms/terms.js';

describe('own terms that could never be read', () => {
  const terms = () => new Terms(new DataSource({ type: 'postgres', url: 'postgres://127.0.0.1:1/none' }));

  it('clear nothing: whoever must know them is refused', async () => {
    await expect(terms().current()).rejects.toThrow(expect.objectContaining({ name: 'TermsUnknown' }));
  });

  it('stop neither the start nor what only advises', async () => {
    const unread = terms();
    await unread.onApplicationBootstrap();
    expect(unread.known()).toBe(NO_TERMS);
  });
});
