import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadUp } from '../reviews/desk.js';
import { CRISIS } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { answer, type Place, startPlace, tell } from './readers.js';

const GUIDANCE = 'What you can do and write now';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

/** Tells the team about a new thread. @returns the page that it leads to */
async function told(fields: Record<string, string> = {}): Promise<Answer> {
  return place.ria.follow(await tell(place.ria, await threadUp(place), fields));
}

describe('who reports out of worry', () => {
  it('reads at once what to do and write, lines for relatives, what the team does and when, and to look after themselves', async () => {
    const page = await told();
    for (const words of [
      GUIDANCE,
      'Are you safe right now?',
      'What the team does',
      'We have no fixed hours',
      'Look after yourself, too',
    ])
      expect(page.text).toContain(words);
    const main = page.page.querySelector('main')!;
    expect(main.querySelector('#worried-title')).not.toBeNull();
    expect(main.querySelector('a[href^="/posts/"]')).not.toBeNull();
    const relatives = main.querySelector('a[href="/crisis-lines?about=family"]')?.getAttribute('href');
    const lines = await place.ria.open(`${relatives}&country=US`);
    expect(lines.status).toBe(200);
    expect(lines.page.querySelector('nav a[aria-current=true]')?.getAttribute('href')).toContain(
      'about=family',
    );
  });

  it('reads it also when the worry comes only later', async () => {
    const page = await told({ kind: 'other', body: 'Something is odd.' });
    expect(page.text).not.toContain(GUIDANCE);
    const path = page.page.querySelector('form[action$="/words"]')!.getAttribute('action')!;
    const more = await place.ria.post(path, {
      ...(await place.ria.hiddenFields(path.replace('/words', ''), ['body'])),
      body: '',
      worried: 'yes',
    });
    expect((await place.ria.follow(more)).text).toContain(GUIDANCE);
  });

  it('is not asked to carry somebody else when the words are about themselves', async () => {
    const page = await told({ body: CRISIS.me });
    expect(page.text).toContain('You do not have to get through this alone');
    expect(page.text).not.toContain(GUIDANCE);
  });

  it('no longer reads it once the report is answered', async () => {
    const thread = await threadUp(place);
    const { location } = await tell(place.ria, thread);
    await answer(place.mo, thread);
    const page = await place.ria.open(location!);
    expect(page.text).toContain('Our answer');
    expect(page.text).not.toContain(GUIDANCE);
  });
});
