import { TOTP } from 'otpauth';
import { vi } from 'vitest';
import type { Config } from '../../src/platform/config.js';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { type Forum, PASSWORD } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** The desk of a public place. */
export const REQUIRED: Partial<Config> = { staffSecondFactor: 'required' };

export const SET_UP = '/account/second-factor';
const STEP_MS = 30_000;

/** Stops the clock of codes, in the middle of a step: nothing depends on how quick the machine is. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Math.floor(Date.now() / STEP_MS) * STEP_MS + STEP_MS / 2);
}

/** Lets a new code come. */
export function nextStep(steps = 1): void {
  vi.setSystemTime(Date.now() + steps * STEP_MS);
}

/** An authenticator app, as any of them reckons. */
export class Phone {
  constructor(readonly secret: string) {}

  /** The code of now, or of so many steps before or after. */
  code(steps = 0): string {
    return new TOTP({ secret: this.secret }).generate({ timestamp: Date.now() + steps * STEP_MS });
  }

  /** A code of no step that could be taken. */
  wrong(): string {
    const taken = [-2, -1, 0, 1, 2].map((steps) => this.code(steps));
    return ['000000', '111111', '222222', '333333', '444444', '555555'].find(
      (code) => !taken.includes(code),
    )!;
  }
}

/** Somebody on the team at a browser, with their app and recovery codes. */
export interface AtDesk {
  visitor: Visitor;
  phone: Phone;
  codes: string[];
}

/** Somebody who has set up a second factor a while ago, and is at the desk. */
export async function atDesk(forum: Forum, name: string, role: MemberRole): Promise<AtDesk> {
  const visitor = await forum.person(name, role);
  const { phone, answer } = await setUp(visitor);
  if (answer.status !== 200) throw new Error(`Setting up was answered with ${answer.status}.`);
  nextStep();
  return { visitor, phone, codes: codesOn(answer) };
}

/** Sets up a second factor by the form. */
export async function setUp(
  visitor: Visitor,
  changes: Record<string, string> = {},
): Promise<{ phone: Phone; answer: Answer }> {
  const page = await visitor.open(SET_UP);
  const phone = new Phone(secretOn(page));
  const fields = { ...hiddenOn(page, SET_UP), code: phone.code(), current: PASSWORD, ...changes };
  return { phone, answer: await visitor.post(SET_UP, fields) };
}

/** Signs in by the passphrase alone, at another browser. */
export async function passphraseAlone(forum: Forum, name: string, next?: string): Promise<[Visitor, Answer]> {
  const visitor = forum.guest();
  const path = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
  const page = await visitor.open(path);
  const fields = { ...hiddenOn(page, '/sign-in'), pseudonym: name, password: PASSWORD };
  return [visitor, await visitor.post('/sign-in', fields)];
}

/** Gives a code where it is asked for. */
export async function giveCode(visitor: Visitor, code: string, path = '/sign-in/code'): Promise<Answer> {
  const page = await visitor.get(path);
  return visitor.post('/sign-in/code', { ...hiddenOn(page, '/sign-in/code'), code });
}

/** The key on a page, as the app takes it. */
export function secretOn({ page }: Answer): string {
  return (page.querySelector('.code code')?.text ?? '').replaceAll(' ', '');
}

export function codesOn({ page }: Answer): string[] {
  return page.querySelectorAll('.codes code').map((code) => code.text);
}

/** The hidden fields of the form with an action. */
export function hiddenOn({ page }: Answer, action: string): Record<string, string> {
  const form = page.querySelectorAll('form').find((found) => found.getAttribute('action') === action);
  if (!form) throw new Error(`There is no form to ${action}.`);
  const fields = form.querySelectorAll('input[type=hidden]');
  return Object.fromEntries(
    fields.map((field) => [field.getAttribute('name')!, field.getAttribute('value')!]),
  );
}

export async function memberCalled(forum: Forum, name: string): Promise<string> {
  const [row] = await forum.sql<{ member_id: string }>('select member_id from personas where name = $1', [
    name,
  ]);
  return row!.member_id;
}

/** Kinds of a name's notices, oldest first. */
export async function noticesOf(forum: Forum, name: string): Promise<string[]> {
  const rows = await forum.sql<{ kind: string }>(
    'select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1 order by n.place',
    [name],
  );
  return rows.map(({ kind }) => kind);
}

/** What the record says about the second factor of a name: code, and who did it. */
export async function recordOf(forum: Forum, name: string): Promise<[string, string | null][]> {
  const rows = await forum.sql<{ code: string; who: string | null }>(
    `select e.code, a.name as who from record_entries e
     join personas s on s.member_id = e.subject left join personas a on a.member_id = e.actor
     where e.kind = 'second_factor' and s.name = $1 order by e.place`,
    [name],
  );
  return rows.map(({ code, who }) => [code, who]);
}
