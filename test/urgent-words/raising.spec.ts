import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDanger } from '../../src/urgent-words/danger.js';
import { type Text } from '../database/hands.js';
import { heldThread, idsOf, LEA, MO, press, threadUp } from '../reviews/desk.js';
import { addContact, clearAlerts, type DutyDesk, startDutyDesk } from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import { CRISIS, eventually } from '../support/people.js';
import { CALM, clear, LABELS, MILD, misread, onDesk, SOURCES, tell, urgent } from './words.js';

let desk: DutyDesk;
beforeAll(async () => {
  desk = await startDutyDesk();
});
afterAll(() => desk.stop());
beforeEach(() => clear(desk));

// No language that the screen knows, and enough of it that the screen is sure of that.
const UNKNOWN =
  'Ich weiß nicht mehr weiter und möchte, dass bitte jemand mit mir redet, weil heute alles so schwer ist und niemand da ist.';

const waits = async (text: Pick<Text, 'id'>) =>
  (await onDesk(desk.mo)).some(({ href }) => href === `/reviews/${text.id}`);

describe.each(Object.keys(SOURCES))('words to the team by a form: %s', (source) => {
  const send = SOURCES[source]!;

  it('that sound like danger stand on top of the desk', async () => {
    await heldThread(desk, { title: 'A crisis that is held' });
    await desk.sql(`update queue_items set since = since - interval '1 minute'`);
    const subject = await send(desk, CRISIS.under_way);
    const [row] = await urgent(desk);
    expect(row).toMatchObject({ source, subject, danger: 'under_way', passages: 1, outcome: null });
    expect((await onDesk(desk.mo))[0]).toEqual({ title: LABELS[source], href: `/urgent-words/${row!.id}` });
    const page = await desk.mo.open(`/urgent-words/${row!.id}`);
    expect(page.text).toContain(CRISIS.under_way);
  });

  it('that do not, do not', async () => {
    await send(desk, CALM);
    expect(await urgent(desk)).toEqual([]);
  });

  it('that nobody could judge stand there as well, and say so', async () => {
    const subject = await send(desk, UNKNOWN);
    expect(await urgent(desk)).toMatchObject([{ source, subject, danger: 'unjudged' }]);
    expect((await onDesk(desk.mo))[0]?.title).toBe(LABELS[source]);
  });

  it('are never their own writer’s to read', async () => {
    await send(desk, CRISIS.me);
    const [row] = await urgent(desk);
    await desk.sql(
      `update members set role = 'moderator' where id = (select member_id from personas where name = 'Ana')`,
    );
    const ana = await desk.person('Ana');
    expect((await onDesk(ana)).filter(({ href }) => href.startsWith('/urgent-words'))).toEqual([]);
    expect((await ana.get(`/urgent-words/${row!.id}`)).status).toBe(404);
    const answer = { outcome: 'elsewhere', seen: '1' };
    expect((await press(ana, `/urgent-words/${row!.id}/answer`, answer)).status).toBe(404);
    await desk.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Ana')`,
    );
    expect((await urgent(desk))[0]?.outcome).toBeNull();
  });
});

describe('words that sound like danger', () => {
  it('about a post are nothing that its author sees, and bear no reader’s name', async () => {
    const mos = await threadUp(desk, { title: 'Mine' }, MO);
    await tell(desk.ana, mos, CRISIS.someone_else);
    const [row] = await urgent(desk);
    expect(await onDesk(desk.mo)).toEqual([]);
    expect((await desk.mo.get(`/urgent-words/${row!.id}`)).status).toBe(404);
    const page = await desk.lea.open(`/urgent-words/${row!.id}`);
    expect(page.text).toContain('a reader, in confidence');
    expect([page.html.includes('Ana'), page.html.includes(`/reports/posts/${mos.postId}`)]).toEqual([
      false,
      true,
    ]);
    expect((await desk.lea.open('/reviews')).html).not.toContain('Ana');
  });

  it('move nothing of the text that they stand beside', async () => {
    const text = await heldThread(desk, {}, MILD);
    const of = () => desk.sql(`select urgency, since, tier from queue_items where kind = 'held'`);
    const before = await of();
    await misread(desk.ana, text, CRISIS.me);
    expect(await of()).toEqual(before);
    expect(await waits(text)).toBe(true);
  });

  it('join what waits about the same thing, and the graver counts', async () => {
    const text = await heldThread(desk, {}, MILD);
    await misread(desk.ana, text, CRISIS.me);
    await misread(desk.ana, text, CRISIS.me);
    await misread(desk.ana, text, 'Thank you.');
    await misread(desk.ana, text, CRISIS.under_way);
    expect(await urgent(desk)).toMatchObject([{ danger: 'under_way', passages: 2 }]);
    const [item] = await desk.sql(`select urgency, tier, about from queue_items where kind = 'words'`);
    expect(item).toEqual({ urgency: 1, tier: 'crisis', about: 'under_way' });
  });

  it('are heard across two passages, once', () => {
    const hears = (words: string) => (/pills.*tonight/s.test(words) ? 'me' : null);
    expect(newDanger(hears, ['I have the pills.'], 'It is tonight.')).toBe('me');
    expect(newDanger(hears, ['The pills are for tonight.'], 'Thank you.')).toBeNull();
    expect(newDanger(hears, [], 'Good night.')).toBeNull();
  });

  it('stand oldest first, at any number, and are counted', async () => {
    const { personaId } = await idsOf(desk, 'Ana');
    await desk.sql(
      `insert into urgent_words (source, subject, persona_id, danger, written_at)
       select 'report', gen_random_uuid(), $1, 'me', date_trunc('minute', now()) - make_interval(mins => n) from generate_series(1, 120) n`,
      [personaId],
    );
    const hrefs: string[] = [];
    let query: string | undefined = '';
    while (query !== undefined) {
      hrefs.push(...(await onDesk(desk.mo, query)).map(({ href }) => href));
      const { page } = await desk.mo.open(`/reviews${query}`);
      query = page
        .querySelector('a[href*="after="]')
        ?.getAttribute('href')
        ?.replaceAll('&amp;', '&')
        .replace('/reviews', '');
    }
    const rows = await desk.sql<{ id: string }>('select id from urgent_words order by written_at, id');
    expect(hrefs).toEqual(rows.map(({ id }) => `/urgent-words/${id}`));
    const counts = (await desk.mo.open('/reviews')).page.querySelector('[data-live] details')?.structuredText;
    expect(counts?.replace(/\s+/g, ' ')).toContain('Words to the team, Crisis: 120, the longest 2 hours ago');
  });

  it('are pointed to from a list that shows some alone, as they have no board', async () => {
    await heldThread(desk, { title: 'Held' }, MILD);
    const text = async () => (await desk.mo.open('/reviews?board=depression')).text;
    expect(await text()).not.toContain('Words to the team that sound like danger');
    await SOURCES.note!(desk, CRISIS.me);
    expect(await text()).toContain('Words to the team that sound like danger wait too');
    expect((await onDesk(desk.mo, '?kind=words')).map(({ title }) => title)).toEqual([LABELS.note]);
  });

  it('are taken in however much a reader has told us today', async () => {
    const small = { ...desk.config };
    desk.config.reportsADay = 0;
    await tell(desk.ana, await threadUp(desk, {}, 'Ben'), CRISIS.me);
    desk.config.reportsADay = small.reportsADay;
    expect(await urgent(desk)).toHaveLength(1);
  });

  it('leave with the person who wrote them, and stay when only the text is erased', async () => {
    const text = await heldThread(desk, {}, MILD);
    await misread(desk.ana, text, CRISIS.me);
    await desk.sql('delete from threads');
    const [row] = await urgent(desk);
    const page = await desk.mo.open(`/urgent-words/${row!.id}`);
    expect(page.text).toContain('They took their words back. They can still be in danger');
    expect((await onDesk(desk.mo)).map(({ title }) => title)).toEqual([LABELS.misread]);
    await desk.sql('delete from urgent_words');
    expect(await onDesk(desk.mo)).toEqual([]);
  });

  it('are not offered to who left their text to the others', async () => {
    const text = await heldThread(desk, {}, MILD);
    await misread(desk.ana, text, CRISIS.me);
    await desk.mo.send(`/reviews/${text.id}`, {}, `/reviews/${text.id}/hand-over`);
    expect(await onDesk(desk.mo)).toEqual([]);
    expect((await onDesk(desk.lea)).map(({ title }) => title)).toContain(LABELS.misread);
  });

  it('stay when a reader takes back what they told us', async () => {
    await tell(desk.ana, await threadUp(desk, {}, 'Ben'), CRISIS.me);
    const { subject, id } = (await urgent(desk))[0]!;
    await press(desk.ana, `/reports/${subject}/withdrawal`);
    const page = await desk.mo.open(`/urgent-words/${id}`);
    expect(page.text).toContain('They took their words back');
    expect(page.text).not.toContain(CRISIS.me);
  });
});

async function postOf(revisionId: string): Promise<{ postId: string }> {
  const [row] = await desk.sql<{ post_id: string }>('select post_id from revisions where id = $1', [
    revisionId,
  ]);
  return { postId: row!.post_id };
}

describe('on call', () => {
  let phone: Receiver;
  beforeEach(async () => (phone = await Receiver.start()));
  afterEach(async () => {
    await desk.stopWorker();
    await phone.stop();
    await clearAlerts(desk, ', on_call_contacts');
  });

  it('is told of them as of a held crisis: how grave and where, never a word of them', async () => {
    await addContact(desk.lou, 'Night phone', phone);
    await misread(desk.ana, await heldThread(desk, {}, MILD), CRISIS.me);
    const [row] = await urgent(desk);
    await desk.startWorker();
    const [ring] = await phone.rung(1);
    const told = JSON.parse(ring!.body) as Record<string, unknown>;
    expect(told).toMatchObject({ tier: 'crisis', link: `http://localhost:3000/urgent-words/${row!.id}` });
    expect(ring!.body).not.toMatch(/Ana|kill|tonight/);
    await misread(desk.ana, await postOf(row!.subject), CRISIS.under_way);
    const rings = await phone.rung(2);
    expect(JSON.parse(rings[1]!.body)).toMatchObject({ under_way: true });
    const duty = async () =>
      (await desk.lou.open('/duty')).page.querySelectorAll('a').map((a) => a.getAttribute('href'));
    await eventually(async () => expect(await duty()).toContain(`/urgent-words/${row!.id}`));
  });

  it('is told of what waited before there was anybody to tell, and of nothing that is answered', async () => {
    await SOURCES.note!(desk, CRISIS.me);
    await SOURCES.misread!(desk, CRISIS.me);
    await desk.sql(
      `update urgent_words set outcome = 'elsewhere', answered_at = written_at,
         answered_by = (select member_id from personas where name = $1) where source = 'misread'`,
      [LEA],
    );
    await desk.startWorker();
    await addContact(desk.lou, 'Day phone', phone);
    const [ring] = await phone.rung(1);
    const waiting = (await urgent(desk)).find(({ outcome }) => outcome === null);
    expect(JSON.parse(ring!.body)).toMatchObject({
      link: `http://localhost:3000/urgent-words/${waiting!.id}`,
    });
  });
});
