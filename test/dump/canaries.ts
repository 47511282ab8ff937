import { randomBytes } from 'node:crypto';
import { Visitor, type Answer } from '../support/visitor.js';
import { digestsOf, type Needle, needlesFor } from './needles.js';

const mark = (): string =>
  randomBytes(5)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijkmnpqr'[Number(digit)]!);

/** Stands in every text that must lie nowhere: `qz` and ten letters. */
export const SECRET = `qz${mark()}`;
/** Stands in every text of posts and to the team, which lie in the database and nowhere else. */
export const WORDS = `wk${mark()}`;

const byte = (): number => 1 + (randomBytes(1)[0]! % 250);
const ADDRESSES = {
  'X-Forwarded-For': `203.0.113.${byte()}`,
  'X-Real-IP': `198.51.100.${byte()}`,
  Forwarded: `2001:db8:${randomBytes(2).toString('hex')}:ab1e::${randomBytes(2).toString('hex')}`,
};

/** What a browser and the proxies before it say of somebody, whether asked or not. */
export const TELLTALE: Record<string, string> = {
  'X-Forwarded-For': ADDRESSES['X-Forwarded-For'],
  'X-Real-IP': ADDRESSES['X-Real-IP'],
  'True-Client-IP': ADDRESSES['X-Real-IP'],
  Forwarded: `for="[${ADDRESSES.Forwarded}]:47011";proto=https;host=${SECRET}host.example`,
  'User-Agent': `Mozilla/5.0 (${SECRET}agent) Gecko/20100101`,
  Referer: `https://${SECRET}referrer.example/clinic?patient=${SECRET}query`,
  'Accept-Language': `x-${SECRET.slice(2, 10)}, qaa-x-${SECRET.slice(2, 10)}, en;q=0.4`,
  'X-Request-Id': `${SECRET}request`,
  From: `${SECRET}@mail.example`,
};

/** Somebody at a browser that tells too much; remembers every secret that the forum gives it. */
export class Telltale extends Visitor {
  readonly given = new Map<string, string>();

  constructor(
    origin: string,
    readonly who: string,
  ) {
    super(origin, TELLTALE);
  }

  override async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.remember(await super.get(path, headers));
  }

  override async post(
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.remember(await super.post(path, fields, headers));
  }

  private remember(answer: Answer): Answer {
    const cookies = (answer.headers['set-cookie'] ?? []) as unknown as string[];
    for (const cookie of [cookies].flat()) {
      const value = /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '';
      for (const part of decodeURIComponent(value).split(/[^\w-]/))
        if (part.length >= 16) this.given.set(part, `a cookie of ${this.who}`);
    }
    for (const code of answer.page.querySelectorAll('.code code, .codes code'))
      this.given.set(code.text.trim(), `a code of ${this.who}`);
    return answer;
  }
}

/** Everything that must lie nowhere, in every encoding. */
export function secretNeedles(people: Telltale[]): Needle[] {
  const given = new Map(people.flatMap(({ given }) => [...given]));
  return [
    ...needlesFor('a text, a header or a password', SECRET),
    ...needlesFor('a language', `x-${SECRET.slice(2, 10)}`),
    ...Object.values(ADDRESSES).flatMap((address) => [
      ...needlesFor('an address', address),
      ...digestsOf('a digest of an address', address),
    ]),
    { of: 'an address', as: 'sixteen bytes', bytes: sixteenBytes(ADDRESSES.Forwarded) },
    ...[...given].flatMap(([text, of]) => [...needlesFor(of, text), ...bareNeedles(of, text)]),
  ];
}

/** What only the database may hold. */
export function wordsNeedles(): Needle[] {
  return needlesFor('words of a member', WORDS);
}

// Codes are shown in groups, with dashes or spaces for the eye.
function bareNeedles(of: string, text: string): Needle[] {
  const bare = text.replaceAll(/[\s-]/g, '');
  return bare === text || bare.length < 8 ? [] : needlesFor(of, bare);
}

function sixteenBytes(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): string[] =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => group.padStart(4, '0'));
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0000');
  return Buffer.from([...before, ...zeros, ...after].join(''), 'hex');
}
