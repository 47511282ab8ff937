import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTextsView } from '../../src/administration/words.view.js';
import { finish, type Place, startPlace, turn } from '../opening/place.js';
import type { Visitor } from '../support/visitor.js';
import { addTemplate } from '../templates/words.js';

const OFFER = 'This place is new';

let place: Place;
let ada: Visitor;
beforeAll(async () => {
  place = await startPlace();
  ada = place.ada;
});
afterAll(async () => {
  await place.phone.stop();
  await place.stop();
});

const steps = async () => {
  const { page } = await ada.open('/setup');
  const found = page.querySelectorAll('main ol > li');
  return Object.fromEntries(found.map((step) => [step.id, step.querySelector('.badge')?.text]));
};

const FRESH = {
  name: 'as you like',
  lines: 'not yet',
  hours: 'not yet',
  on_call: 'not yet',
  safeguarding: 'not yet',
  second_person: 'not yet',
  boards: 'as you like',
  opening: 'not yet',
};

describe('the first steps of a fresh place', () => {
  it('are offered to its admin where the way in ends, and lead to every page that settles one', async () => {
    for (const path of ['/', '/reviews']) {
      const { page } = await ada.open(path);
      const offer = page.querySelector('[aria-labelledby=first-steps-title]');
      expect(offer?.text).toContain('6 are left');
      expect(offer?.querySelector('a')?.getAttribute('href')).toBe('/setup');
    }
    expect(await steps()).toEqual(FRESH);
    const { page } = await ada.open('/setup');
    const links = page.querySelectorAll('main ol a').map((link) => link.getAttribute('href')!);
    expect(links).toEqual(expect.arrayContaining(['/settings', '/lines', '/duty', '/duty#call-title',
      '/safeguarding/contacts', '/board-settings', '/opening'])); // prettier-ignore
    for (const href of links) expect((await ada.get(href)).status, href).toBe(200);
  });

  it('are nobody else’s', async () => {
    await place.person('Lea', 'lead');
    for (const who of [place.guest(), await place.person('Ben'), await place.person('Lea')])
      expect((await who.open('/')).text).not.toContain(OFFER);
  });

  it('take no page with them where they cannot be read', async () => {
    await place.sql('alter table opening_answers rename to answers_away');
    for (const path of ['/', '/reviews']) expect((await ada.get(path)).status, path).toBe(200);
    await place.sql('alter table answers_away rename to opening_answers');
  });

  it('can be put away, stay on their page, and come back', async () => {
    const away = await ada.send('/', { guide: 'put_away' }, '/setup/guide');
    expect(away.location).toBe('/');
    for (const path of ['/', '/reviews']) expect((await ada.open(path)).text).not.toContain(OFFER);
    expect((await ada.open('/settings')).page.querySelector('a[href="/setup"]')).not.toBeNull();
    expect(await steps()).toMatchObject({ on_call: 'not yet' });
    await ada.send('/setup', { guide: 'shown' }, '/setup/guide');
    expect((await ada.open('/')).text).toContain(OFFER);
    expect(await place.sql(`select from record_entries where code like 'place%'`)).toEqual([]);
  });

  it('are done when all of it stands and the place is open, and are offered no more', async () => {
    await finish(place);
    expect(await steps()).toMatchObject({
      hours: 'done',
      on_call: 'done',
      safeguarding: 'done',
      opening: 'not yet',
    });
    expect((await ada.open('/')).text).toContain('1 is left');
    await turn(ada, 'open');
    expect(await steps()).toMatchObject({ lines: 'done', second_person: 'done', opening: 'done' });
    expect((await ada.open('/')).text).not.toContain(OFFER);
    expect((await ada.open('/setup')).text).toContain('All of it is done');
  });
});

describe('the words of the place', () => {
  const NOTHING = { boards: false, templates: false, protocol: false, guidance: false, postvention: false, topics: false,
    lines: false, resources: false }; // prettier-ignore

  it('says of each page whether its words are ours', async () => {
    const own = async () => {
      const { page } = await ada.open('/settings/words');
      const found = page.querySelectorAll('[aria-labelledby=pages-title] li');
      return found
        .filter((item) => item.querySelector('.badge'))
        .map((item) => item.querySelector('a')?.text);
    };
    expect(await own()).not.toContain('Words to begin an answer with');
    await addTemplate(ada, {});
    expect(await own()).toContain('Words to begin an answer with');
    const { page } = await ada.open('/settings/words');
    for (const link of page.querySelectorAll('[aria-labelledby=pages-title] a'))
      expect((await ada.get(link.getAttribute('href')!)).status, link.text).toBe(200);
    expect(page.querySelector('main')?.text).toContain('No text of a file is yours');
  });

  it('lists own files with how they stand to those of the forum', () => {
    const view = ownTextsView(NOTHING, [
      { file: 'pages/about.hbs', age: 'current' },
      { file: 'opening/messages.json', age: 'not noted' },
    ]);
    expect(view).toMatchObject({
      files: [
        { file: 'pages/about.hbs', old: false },
        { file: 'opening/messages.json', old: true, age: 'nothing says which text it was made from' },
      ],
    });
  });
});
