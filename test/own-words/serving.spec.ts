import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Forum } from '../support/forum.js';
import { OwnFolder, reworded } from './folder.js';

let forum: Forum;
let mine: OwnFolder;
beforeAll(async () => {
  mine = new OwnFolder({
    'home/show.hbs': reworded('home/show.hbs', 'You are welcome here', 'Come in, the kettle is on'),
    'partials/help.hbs': reworded(
      'partials/help.hbs',
      'Need to talk to someone now?',
      'Talk to somebody now',
    ),
    'threads/messages.json': reworded(
      'threads/messages.json',
      'There are no words here yet.',
      'It is empty yet.',
    ),
    'errors/messages.json': reworded('errors/messages.json', '"next_home": "', '"next_home": "The kettle: '),
    'pages/guidelines.json': reworded('pages/guidelines.json', '"Be kind"', '"Be kind to <everybody>"'),
  });
  vi.stubEnv('VIEWS_DIR', mine.path);
  // The texts are read with the modules, as at the start of a process.
  const { startForum } = await import('../support/forum.js');
  forum = await startForum({ worker: false });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  mine.remove();
  await forum.stop();
});

describe('a forum with an operator’s own texts', () => {
  it('shows an own page, with an own partial in it', async () => {
    const { text } = await forum.guest().get('/');
    expect(text).toContain('Come in, the kettle is on');
    expect(text).toContain('Talk to somebody now');
    expect(text).not.toContain('Need to talk to someone now?');
  });

  it('keeps the texts that nobody replaced', async () => {
    expect((await forum.guest().get('/sign-in')).page.querySelector('h1')?.text).not.toBe('');
  });

  it('says own messages in forms and errors, the way to help still above them', async () => {
    const ana = await forum.person('Ana');
    const sent = await ana.send('/boards/depression/threads/new', { title: 'Evening', body: ' ' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('It is empty yet. One sentence is enough.');
    const lost = await ana.get('/nowhere');
    expect(lost.text).toContain('The kettle: ');
    expect(lost.page.querySelector('aside.help')).not.toBeNull();
  });

  it('warns in its log of own texts that nobody compared with those of today', async () => {
    const { logger } = await import('../../src/platform/logging/logger.js');
    const { warnOfOldWords } = await import('../../src/platform/web/own-words/texts.js');
    const warn = vi.spyOn(logger, 'warn').mockReturnValue();
    warnOfOldWords();
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { files: expect.arrayContaining(['home/show.hbs', 'partials/help.hbs']) },
      expect.stringContaining('npm run views -- check'),
    );
    warn.mockRestore();
  });

  it('makes own words harmless as it does all words', async () => {
    const { html } = await forum.guest().get('/guidelines');
    expect(html).toContain('Be kind to &lt;everybody&gt;');
  });
});
