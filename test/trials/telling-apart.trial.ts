import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Authenticator } from '../passkeys/authenticator.js';
import { addPasskey, optionsOn } from '../passkeys/ways.js';
import { atDesk } from '../second-factor/staff.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

/*
 * Whether somebody who does not know a passphrase, a code or a key can tell by the answer, or by its time, that there is
 * such a name. A thousand pairs, one after the other, in random order within each. Hashing costs as little as in tests:
 * at its real cost it would hide more.
 *
 * The page of the second factor's code has no field for a name and is there only for who came in by the passphrase; who
 * sees it knows that name. What is left for others is to send a code right after a wrong passphrase: an answer that knew
 * of the name tried just before would show here. Whether a right passphrase is followed by that page tells nothing new.
 */

const PAIRS = Number(process.env.PAIRS ?? 1000);
const WARM_UP = 50;
const OPEN = { publicUrl: 'http://localhost:3000', triesAnHour: 1_000_000 };

let forum: Forum;
let origin: string;
let cookie: string;
let token: string;
const known: string[] = [];

beforeAll(async () => {
  forum = await startForum({ worker: false, config: OPEN });
  origin = await forum.app.getUrl();
  for (let place = 0; place < 20; place++) {
    known.push(`Known Knot ${10 + place}`);
    await forum.person(`Known Knot ${10 + place}`);
  }
  await atDesk(forum, FACTOR, 'moderator');
  // It stopped the clock.
  vi.useRealTimers();
  await freshPage();
});
afterAll(() => forum.stop());

interface Answer {
  status: number;
  headers: string;
  page: string;
  ms: number;
}

/** A form page for a guest, whose token and challenge the next forms carry. */
async function freshPage(): Promise<string> {
  const answer = await fetch(`${origin}/sign-in`);
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
  const html = await answer.text();
  token = /name="_csrf" value="([^"]+)"/.exec(html)![1]!;
  return html;
}

async function send(path: string, fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ _csrf: token, ...fields });
  const began = performance.now();
  const answer = await fetch(origin + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie },
  });
  const text = await answer.text();
  const ms = performance.now() - began;
  const page = text
    .replace(/challenge&quot;:&quot;[\w-]+/, '')
    .replace(/name="pseudonym" type="text" value="[^"]*"/, '');
  const headers = [...answer.headers].filter(([name]) => name !== 'date').join('\n');
  return { status: answer.status, headers, page, ms };
}

/** How often an answer about what is there took longer than one about what is not: 0.5 is chance. */
function auc(there: number[], not: number[]): number {
  const longer = there.reduce(
    (sum, one) =>
      sum + not.filter((other) => one > other).length + not.filter((other) => one === other).length / 2,
    0,
  );
  return longer / (there.length * not.length);
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

type Question = () => Promise<Answer>;

/** Asks both of a pair, so many times, and says what could be told apart. */
async function compare(what: string, there: Question, not: Question): Promise<void> {
  const times: [number[], number[]] = [[], []];
  let status = 0;
  for (let pair = -WARM_UP; pair < PAIRS; pair++) {
    const first = randomInt(2);
    const answers: Answer[] = [];
    for (const which of [first, 1 - first]) answers[which] = await (which === 0 ? there() : not());
    const [one, other] = answers as [Answer, Answer];
    expect([one.status, one.headers, one.page]).toEqual([other.status, other.headers, other.page]);
    status = one.status;
    if (pair >= 0) times.forEach((all, which) => all.push(answers[which]!.ms));
  }
  const [yes, no] = times;
  // eslint-disable-next-line no-console -- what a trial is for
  console.log(
    `${what}: ${PAIRS} pairs, same bytes (${status}), AUC of the time ${auc(yes, no).toFixed(3)}, ` +
      `medians ${median(yes).toFixed(2)} and ${median(no).toFixed(2)} ms`,
  );
}

// Of one length: their name stands in the answer.
let count = 0;
const someone = () => known[randomInt(known.length)]!;
const nobody = () => `Nobody Her ${10 + (count++ % 90)}`;
const WRONG = 'nine lemons in a jar';
const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';
const FACTOR = 'Factor Fin 10';
const KEYED = 'Keyed Kite 10';

const signIn = (pseudonym: string, password = WRONG) => send('/sign-in', { pseudonym, password });
const recover = (pseudonym: string) =>
  send('/recovery', { pseudonym, code: CODE, password: 'eleven lanterns by a lake' });

/** The second step, where the first was not taken. */
async function signInAndGiveCode(pseudonym: string, code: string): Promise<Answer> {
  await signIn(pseudonym);
  return send('/sign-in/code', { code });
}

describe('known and unknown names', () => {
  it('at the way in', () =>
    compare(
      'sign-in',
      () => signIn(someone()),
      () => signIn(nobody()),
    ));

  it('at the recovery', () =>
    compare(
      'recovery',
      () => recover(someone()),
      () => recover(nobody()),
    ));

  it('with a second factor and without', async () => {
    await compare(
      'sign-in, a name with a second factor',
      () => signIn(FACTOR),
      () => signIn(nobody()),
    );
    await compare(
      'recovery, a name with a second factor',
      () => recover(FACTOR),
      () => recover(nobody()),
    );
  });

  it.each([
    ['from an app', '000000'],
    ['of recovery', CODE],
  ])('by a code %s after a wrong passphrase', (what, code) =>
    compare(
      `second step, a code ${what}`,
      () => signInAndGiveCode(FACTOR, code),
      () => signInAndGiveCode(nobody(), code),
    ),
  );

  it('with passkeys alone', async () => {
    await addPasskey(await forum.person(KEYED));
    await forum.sql(
      'update members set password_hash = null where id = (select member_id from personas where name = $1)',
      [KEYED],
    );
    return compare(
      'sign-in, a name with passkeys alone',
      () => signIn(KEYED, PASSWORD),
      () => signIn(nobody(), PASSWORD),
    );
  });

  it('by passkey', async () => {
    const phone = await addPasskey(await forum.person('Keyed Knot'));
    const html = await freshPage();
    const page = (await import('node-html-parser')).parse(html);
    const options = optionsOn({ page } as never);
    const stranger = new Authenticator();
    const [mine, theirs] = [stranger.sign(options), stranger.sign(options)];
    // The id of a passkey that is there, and a signature that is not its own.
    const there = JSON.stringify({
      ...(JSON.parse(mine) as object),
      id: phone.id.toString('base64url'),
      rawId: phone.id.toString('base64url'),
    });
    return compare(
      'passkey',
      () => send('/sign-in/passkey', { passkey: there }),
      () => send('/sign-in/passkey', { passkey: theirs }),
    );
  });
});
