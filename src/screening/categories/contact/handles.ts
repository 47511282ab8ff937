import { nameAfter } from './service-names.js';
import { isOrdinary, PLATFORMS } from './platforms.js';
import { after, before, everywhere, pieceOf, type Piece, type Reading } from './reading.js';

/** Names on other services: "@name" where it is not the answer to a member, "my insta is …", "add me on snap". */
export function handles(reading: Reading): Piece[] {
  return [
    ...marked(reading),
    ...tagged(reading),
    ...named(reading),
    ...searched(reading),
    ...invited(reading),
  ];
}

const RULE = 'contact.handle';
const REACH = 60;

/** "@name": somebody's, if a service is named near it, or it stands where no member is answered. */
function marked({ text, budget }: Reading): Piece[] {
  if (!text.includes('@')) return [];
  return everywhere(text, /(?<![a-z0-9._%+@-])@ ?[a-z0-9_.]{2,31}[a-z0-9_]/g, budget)
    .filter(
      ({ 0: found }) =>
        /[a-z]/.test(found) && !PLACES.test(found) && (found[1] !== ' ' || /[\d_.]/.test(found)),
    )
    .filter((found) => {
      const ahead = before(text, found.index, REACH, budget);
      if (SERVICE.test(ahead) || SERVICE.test(after(text, found.index + found[0].length, REACH, budget)))
        return true;
      return /[\d_.]/.test(found[0]) && !ANSWERING.test(ahead);
    })
    .map((found) => pieceOf(found, RULE));
}

const PLACES =
  /^@ ?(?:home|work|all|here|everyone|everybody|mods?|admins?|moderators?|school|night|least|once|\d{1,31}(?:\.\d{0,31}|)(?:am|pm|mg|ml|kg)?)$/;
const ANSWERING =
  /(?:^|[.!?\n] ?|\b(?:thanks|thank you|ty|hi|hello|hey|to|agree with|and|same as|with|what|reply|replying|cc|love|bless|for|like|by|as)),? ?$/;
const SERVICE = new RegExp(
  String.raw`\b(?:${PLATFORMS}|on x|follow|add me|dm me|find me|message me|msg me|my handle)\b`,
);

/** "name#1234" */
function tagged({ text, budget }: Reading): Piece[] {
  if (!text.includes('#')) return [];
  const tags = everywhere(text, /(?<![a-z0-9_.])[a-z][a-z0-9_.]{2,31}#\d{4}(?!\d)/g, budget);
  return tags.filter(({ 0: tag }) => !THINGS.test(tag)).map((tag) => pieceOf(tag, RULE));
}

const THINGS = /^(?:order|ticket|room|case|ref|number|issue|item|invoice|bus|unit|apt|page)#/;

/** The service first: "my discord is name", "snap: name", "I'm on Discord as name", "telegram, under name_7". */
function named({ text, budget }: Reading): Piece[] {
  return everywhere(text, SERVICES, budget).flatMap((service) => {
    const from = service.index + service[0].length;
    const ahead = before(text, service.index, OWN_REACH, budget);
    const found = nameAfter(after(text, from, REACH, budget), ahead, budget);
    return found === undefined ? [] : { start: from + found.start, end: from + found.end, rule: RULE };
  });
}

const SERVICES = new RegExp(
  String.raw`(?<![a-z0-9@._])(?:${PLATFORMS}|my x|on x|u\/?n|username|user name|my handle)(?![a-z0-9@_]|\.[a-z])`,
  'g',
);
const OWN_REACH = 25;

/** "search 'name' on insta", "@name" aside: the name first. */
function searched({ text, budget }: Reading): Piece[] {
  return everywhere(text, SEARCHED, budget).flatMap((found) => {
    const name = found[1]!;
    if (isOrdinary(name)) return [];
    const start = found.index + found[0].indexOf(name);
    return [{ start, end: start + name.length, rule: RULE }];
  });
}

const SEARCHED = new RegExp(
  String.raw`\b(?:search(?: for)?|look up|find me as|i'?m|i am|known as|follow|add|dm|message) ["']?([a-z0-9](?:[a-z0-9_.]{1,30}[a-z0-9_]))["']? (?:on|over on|in) (?:my )?(?:${PLATFORMS}|x)\b`,
  'g',
);

/** "add me on snap", but not "they message me on facebook". */
function invited({ text, budget }: Reading): Piece[] {
  return everywhere(text, INVITES, budget)
    .filter(({ index }) => ASKED.test(before(text, index, OWN_REACH, budget)))
    .map((found) => pieceOf(found, RULE));
}

const INVITES = new RegExp(
  String.raw`\b(?:add|find|message|msg|text|hit|dm|follow|whatsapp) (?:me|us) (?:up )?(?:on|at|via|over on) (?:${PLATFORMS})\b`,
  'g',
);
const ASKED =
  /(?:^|[.!?\n,;:)(] ?|\b(?:please|pls|plz|can|you|u|just|or|and|so|then|anyone|free to|want to|wanna|to chat|here|x|xx|lol)) ?$/;
