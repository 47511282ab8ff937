import { isHelpHost } from './help-hosts.js';
import { after, before, everywhere, type Piece, type Reading } from './reading.js';

/** E-mail addresses, plain ("name@host.example") and spelt ("name at host dot example", "name [at] host"). */
export function emails(reading: Reading): Piece[] {
  return everywhere(reading.text, AT, reading.budget).flatMap((at) => addressAround(at, reading) ?? []);
}

const AT =
  /(?<! )@ ?(?=[a-z])| @ (?=[a-z])| ?[([{<] ?(?:at|a|@) ?[)\]}>] ?| at (?=[a-z0-9])|[-_]at[-_](?=[a-z0-9])/g;

const DOT = String.raw`(?: ?\. ?| ?[(\[{<] ?(?:dot|\.) ?[)\]}>] ?| dot |[-_]dot[-_])`;
const LOCAL = new RegExp(
  String.raw`(?<![a-z0-9.@])[a-z0-9](?:[a-z0-9._%+'-]| (?:dot|underscore|dash|hyphen) ){0,63}$`,
);
const HOST = new RegExp(String.raw`^([a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{2,63}){0,3})(?![a-z0-9])`);
const MAILER =
  /^(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|proton(?:mail)?|aol|gmx|btinternet|tutanota|fastmail|rediffmail|mailinator|zoho|hushmail)(?:$|[. ([{_-])/;

const LOCAL_REACH = 80;
const HOST_REACH = 120;

function addressAround(at: RegExpExecArray, { text, budget }: Reading): Piece | undefined {
  const name = LOCAL.exec(before(text, at.index, LOCAL_REACH, budget));
  if (name === null) return undefined;
  const from = at.index + at[0].length;
  const host = hostIn(after(text, from, HOST_REACH, budget));
  const start = at.index - name[0].length;
  if (host === undefined || !isAddress(name[0], at[0], host, before(text, start, CUE_REACH, budget)))
    return undefined;
  return { start, end: from + host.length, rule: 'contact.email' };
}

/** The host as written, without the next sentence: "host.example. Thanks". */
function hostIn(text: string): string | undefined {
  const written = HOST.exec(text)?.[1];
  return written?.split(/(?<! )\. /)[0];
}

const CUE_REACH = 40;
const CUE =
  /\b(?:e-?mails?|e-?mail's|mail me|write to me|inbox|reach me|address(?: is)?|contact me)\b[^.!?\n]{0,25}$/;

function isAddress(name: string, at: string, host: string, ahead: string): boolean {
  const plain = host.replace(new RegExp(DOT, 'g'), '.');
  const isHost = /\.[a-z]{2,24}$/.test(plain) || MAILER.test(host);
  if (!isHost || (isHelpHost(plain) && OFFICES.test(name))) return false;
  if (!at.includes('at') && at.includes('@')) return at === '@' || plain.includes('.');
  return /[^ ]at|[([{<_-]/.test(at) || isSpelt(name, host, ahead);
}

/** "at" alone is mostly no sign: then the name looks like one, or the host is spelt out, or words lead to it. */
function isSpelt(name: string, host: string, ahead: string): boolean {
  if (CUE.test(ahead) || /[\d._]| (?:dot|underscore) /.test(name)) return true;
  return (/ dot |[([{<]/.test(host) || MAILER.test(host)) && !VERBS.test(name);
}

const OFFICES = /^(?:jo|help|info|support|hello|contact|enquiries|pat|admin|team|samaritans|office|care)$/;

const VERBS =
  /^(?:look|looks|looked|looking|shop|shops|meet|met|work|works|worked|find|found|is|was|are|me|it|us|them|him|her|available|online|site|page|website|info|resources|register|up|out|more|and|on|here|listed|sign|help|read|starts?|search|order|bought|things|stuff|people|someone|staff)$/;
