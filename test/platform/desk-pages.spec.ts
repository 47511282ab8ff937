import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Page } from '../../src/platform/web/answers.js';
import { besideDesk, DESK_PAGES } from '../../src/platform/web/desk-pages.js';

const templates = readdirSync('views', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hbs') && !file.startsWith('partials/'))
  .filter((file) => readFileSync(`views/${file}`, 'utf8').includes('{{> desk}}'))
  .map((file) => file.replace('.hbs', ''));

describe('the pages on which the links of the desk stand', () => {
  it('are all that show them, and no others', () => {
    expect([...DESK_PAGES].sort()).toEqual(templates.sort());
  });

  it('get what stands beside the links, unless it cannot be read; other answers stay as they are', async () => {
    const more = () => Promise.resolve({ waiting: 3 });
    const options = { status: 422 };
    const answer = await besideDesk(new Page('terms/index', { own: 1 }, options), more);
    expect(answer).toEqual(new Page('terms/index', { own: 1, waiting: 3 }, options));
    const away = () => Promise.reject(new Error('nothing to read'));
    expect(await besideDesk(new Page('terms/index', { own: 1 }, options), away)).toEqual(
      new Page('terms/index', { own: 1 }, options),
    );
    for (const other of [new Page('home/show', {}), null, 'text'])
      expect(await besideDesk(other, more)).toBe(other);
  });
});
