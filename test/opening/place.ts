import { linesIn, shippedLines } from '../../src/crisis-lines/all-lines.js';
import { check, serve } from '../crisis-lines/lead.js';
import { addContact, addShift, pressFor, setUp } from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import { type Forum, startForum } from '../support/forum.js';
import { eventually } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** A country with few lines, so that all of them are checked quickly. */
export const COUNTRY = 'IE';

/** A place at a public address, with nobody but its admin. */
export interface Place extends Forum {
  ada: Visitor;
  phone: Receiver;
}

export async function startPlace(config: Forum['config'] | object = {}): Promise<Place> {
  const address = { publicUrl: 'https://forum.example', local: false, webhooksAnywhere: true };
  const forum = await startForum({ config: { ...address, ...config } });
  const ada = await forum.person('Ada', 'admin');
  // The admin of the first start, whom nobody here knows.
  await forum.sql(`delete from personas where name <> 'Ada'`);
  await forum.sql('delete from members m where not exists (select from personas n where n.member_id = m.id)');
  return { ...forum, ada, phone: await Receiver.start() };
}

/** The items on the page, and whether each is done. */
export async function items({ ada }: Place): Promise<Record<string, string>> {
  const { page } = await ada.open('/opening');
  const found = page.querySelectorAll('ol > li.panel');
  return Object.fromEntries(found.map((item) => [item.id, item.querySelector('.badge')?.text ?? '']));
}

/** Presses the button of an item that an admin answers for. */
export async function say(ada: Visitor, item: string, given = 'yes'): Promise<Answer> {
  const { page } = await ada.open('/opening');
  const form = page
    .querySelectorAll('form[action="/opening/answers"]')
    .find((found) => found.querySelector('[name=item]')?.getAttribute('value') === item);
  const fields = form
    ?.querySelectorAll('input')
    .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
  if (!fields) throw new Error(`Nobody asks for ${item}.`);
  return ada.post('/opening/answers', { ...(Object.fromEntries(fields) as Record<string, string>), given });
}

/** Opens or closes sign-up, by the button that is there. */
export async function turn(ada: Visitor, state: string): Promise<void> {
  const { status, text } = await ada.send('/opening', {}, '/opening/sign-up');
  if (status !== 303) throw new Error(`It was not turned ${state}: ${text}`);
}

/** Somebody is on call, and hears it ring. */
export async function onCall(place: Place): Promise<void> {
  const { ada, phone } = place;
  await addContact(ada, 'Night phone', phone);
  await pressFor(ada, 'Night phone', 'test');
  await phone.rung(1);
  await eventually(async () => {
    const sent = await place.sql(`select from alerts where outcome = 'sent'`);
    if (sent.length === 0) throw new Error('The trial is on its way.');
  });
}

/** Every entry of the country served, checked by the admin. */
export async function checkLines({ ada }: Place): Promise<void> {
  await serve(ada, COUNTRY);
  const emergency = shippedLines.filter(
    ({ country, kinds }) => country === COUNTRY && kinds.includes('emergency'),
  );
  for (const { id } of [...linesIn(COUNTRY), ...emergency]) await check(ada, id);
}

/** Everything on the list. */
export async function finish(place: Place): Promise<void> {
  const { ada } = place;
  await setUp(ada, {});
  await addShift(ada, { who: 'Ada' });
  await onCall(place);
  await say(ada, 'minimum_age');
  const { page } = await ada.open('/safeguarding/contacts');
  const who = page.querySelector('#who option[value]:not([value=""])')?.getAttribute('value') ?? '';
  await ada.send('/safeguarding/contacts', { who });
  await checkLines(place);
  await place.person('Mo Winter', 'moderator');
  await say(ada, 'backup');
}
