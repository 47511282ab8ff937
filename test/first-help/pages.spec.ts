import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DutyDesk, setUp, startDutyDesk } from '../duty/people.js';
import { CONCERN, CRISIS, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { heldThread, READY } from './waiting.js';

let desk: DutyDesk;
let ana: Visitor;
beforeAll(async () => {
  desk = await startDutyDesk(true);
  ana = await desk.person('Ana');
  await ana.send('/crisis-lines?country=GB', { country: 'GB' });
});
afterAll(() => desk.stop());

const first = ({ page }: Answer): string =>
  page.querySelector('main .first')?.structuredText.replace(/\s+/g, ' ') ?? '';

function inOrder(text: string, parts: string[]): void {
  const places = parts.map((part) => text.indexOf(part));
  expect(places, parts.join(' | ')).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

describe('the page for oneself', () => {
  it('says that the words arrived, what happens next, whom to talk to, and what is hard about it, in this order', async () => {
    const { postId } = await heldThread(desk, ana);
    const page = await ana.open(`/posts/${postId}`);
    inOrder(first(page), [
      'You do not have to get through this alone',
      'Call 999 now',
      'Your words have arrived',
      'Waiting for a person to read it',
      'We have your words and they are kept.',
      'What happens next',
      'You’ve misread me',
      READY,
      'Samaritans',
      'What makes it hard to reach out?',
      'Steady yourself',
      'Your plan for a hard night',
    ]);
    expect(page.text.match(/Your words have arrived/g)).toHaveLength(1);
    inOrder(page.text, ['Your plan for a hard night', CRISIS.me, 'Take it back']);
  });

  it('answers six fears, and promises nothing about the police', async () => {
    const { postId } = await heldThread(desk, ana);
    const { page } = await ana.open(`/posts/${postId}`);
    const fears = page.querySelectorAll('.first details summary').map(({ text }) => text);
    for (const fear of [
      'Will the police come?',
      'Will they judge me?',
      'I can’t speak on the phone',
      'I’m not bad enough',
      'I don’t want to be a burden',
      'Someone might hear',
    ])
      expect(fears).toContain(fear);
    const police = page.querySelectorAll('.first details').find(({ text }) => text.includes('police'));
    expect(police?.text).toContain('sometimes the police');
  });

  it('says honestly whether somebody is on duty', async () => {
    const { postId } = await heldThread(desk, ana);
    await setUp(desk.lou, { mode: 'no_hours' });
    expect(first(await ana.open(`/posts/${postId}`))).toContain('We have no fixed hours');
  });

  it('says when a person is reading', async () => {
    const { postId } = await heldThread(desk, ana);
    const [review] = await desk.sql<{ id: string }>('select id from revisions where post_id = $1', [postId]);
    await desk.lou.send(`/reviews/${review!.id}`, {}, `/reviews/${review!.id}/claim`);
    const page = await ana.open(`/posts/${postId}`);
    expect(first(page)).toContain('A person is reading this now');
    expect(first(page)).toContain('Someone from the team is reading it at this moment.');
  });
});

describe('the other pages', () => {
  it('under way: the emergency number, then what to do, and nothing about what happens with the words before', async () => {
    const { postId } = await heldThread(desk, ana, CRISIS.under_way);
    const page = await ana.open(`/posts/${postId}`);
    inOrder(first(page), [
      'Please get help right now',
      'Call 999 now',
      'poison centre',
      'Tell them',
      'Unlock the door',
      'Do not stay alone.',
      'Stay awake',
    ]);
    expect(first(page)).not.toContain('arrived');
    expect(first(page)).not.toContain('hard to reach out');
    expect(page.page.querySelector('form[action$="/company"]')).toBeNull();
    expect(page.page.querySelector('form[action$="/about"]')).toBeNull();
  });

  it('someone else: help for who helps, and after it for themselves', async () => {
    const { postId } = await heldThread(desk, ana, CRISIS.someone_else);
    inOrder(first(await ana.open(`/posts/${postId}`)), [
      'You are worried about someone.',
      'Call 999 now',
      'Stay with them',
      'Ask them directly',
      'Someone to talk to',
      'You can call them about someone else.',
      'And you?',
    ]);
  });

  it('someone else: the lines for relatives come first where there are some', async () => {
    const una = await desk.person('Una');
    await una.send('/crisis-lines?country=US', { country: 'US' });
    const { postId } = await heldThread(desk, una, CRISIS.someone_else);
    const { page } = await una.open(`/posts/${postId}`);
    expect(page.querySelector('.first .line .line-about')?.text).toContain('For relatives and friends');
    const { postId: own } = await heldThread(desk, una);
    const { page: ownPage } = await una.open(`/posts/${own}`);
    expect(ownPage.querySelector('.first .line')?.text).toContain('988');
  });

  it('fear of harming others: without judgement, and with lines', async () => {
    const { postId } = await heldThread(desk, ana, CRISIS.harm_to_others);
    const help = first(await ana.open(`/posts/${postId}`));
    inOrder(help, ['Having a thought is not the same as doing it.', 'Step away', 'Samaritans']);
    expect(help).not.toMatch(/police|crime|illegal|report/i);
  });

  it('a concern goes up, with a gentle line to help, steadying and the plan', async () => {
    const { postId } = await threadOf(desk, ana, { title: 'A heavy day', body: CONCERN });
    const gentle = (await ana.open(`/posts/${postId}`)).page.querySelector('main .gentle');
    expect(gentle?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      '/crisis-lines',
      '/grounding',
      '/safety-plan',
    ]);
  });
});
