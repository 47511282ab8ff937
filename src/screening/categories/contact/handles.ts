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
  /^@ ?(?:home|work|all|here|everyone|everybody|mods?|admins?|moderators?|school|night|least|once|\d+\.?\d*(?:am|pm|mg|ml|kg)?)$/;
const ANSWERING =
  /(?:^|[.!?\n] ?|\b(?:thanks|thank you|ty|hi|hello|hey|to|agree with|and|same as|with|what|reply|replying|cc|love|bless|for|like|by|as)),? ?$/;
const SERVICE = new RegExp(
  String.raw`\b(?:${PLATFORMS}|on x|follow|add me|dm me|find me|message me|msg me|my handle)\b`,
);

/** "name#1234" */
function tagged({ text, budget }: Reading): Piece[] {
  const tags = everywhere(text, /(?<![a-z0-9_.])[a-z][a-z0-9_.]{2,31}#\d{4}(?!\d)/g, budget);
  return tags.filter(({ 0: tag }) => !THINGS.test(tag)).map((tag) => pieceOf(tag, RULE));
}

const THINGS = /^(?:order|ticket|room|case|ref|number|issue|item|invoice|bus|unit|apt|page)#/;

/** The service first: "my discord is name", "snap: name", "I'm on Discord as name", "telegram, under name_7". */
function named({ text, budget }: Reading): Piece[] {
  return everywhere(text, SERVICES, budget).flatMap((service) => {
    const from = service.index + service[0].length;
    const behind = after(text, from, REACH, budget);
    const found = LIKELY.exec(behind) ?? PLAIN.exec(behind);
    if (found === null || !isName(found, before(text, service.index, OWN_REACH, budget))) return [];
    const start = from + found[0].length - found[2]!.length;
    return [{ start, end: start + found[2]!.length, rule: RULE }];
  });
}

const SERVICES = new RegExp(
  String.raw`(?<![a-z0-9@._])(?:${PLATFORMS}|my x|on x|u\/?n|username|user name|my handle)(?![a-z0-9@_]|\.[a-z])`,
  'g',
);

const NAME = String.raw`(?=[a-z0-9_.#-]{0,31}[a-z])[a-z0-9_](?:[a-z0-9_.#-]{1,30}[a-z0-9_])`;
// A sign inside makes a name of it, however many small words lead there.
const LIKELY = new RegExp(
  String.raw`^((?:[ :=,>'"(-]{1,3}|'s (?:the )?|\b(?:is|as|its|it's|name|user|username|handle|id|tag|me|at|add|under|the|my|still|works|instead|im|i'm|also|too|account|or|and|on|called|which|that|here|gamertag|profile|page)\b){1,14})(?<![a-z0-9])(u\/[a-z0-9_-]{3,20}|@?(?=[a-z_.#-]{0,31}[\d_.#][a-z0-9_])${NAME})(?![a-z0-9@]|:\/)`,
);
const PLAIN = new RegExp(
  String.raw`^((?: (?:name|username|user name|user|handle|id|tag|account|me|still works))*(?: ?[:=>] ?| - ?| is | as | under |'s )["']?)(@?${NAME})(?= *(?:$|[\n,.;!?)"']| (?:and|if|x+|or|come|on|add|dm|message|say|pls|please|lol|haha|anyone|everyone|no)\b))`,
);

const OWN_REACH = 25;
const OWN = /\b(?:my|me|his|her|their|our|i'?m|is|on|reach|find|add|her|mine)\b[^.!?\n]{0,14}$/;

function isName([, lead, name]: RegExpExecArray, ahead: string): boolean {
  if (
    /^(?:\d+(?:[.-]\d+)*(?:st|nd|rd|th|chan|am|pm|mg|k|m|s|%|x|years?|days?|h|hrs)?|\d+[.-]?[a-z]{1,3}|e\.g|i\.e|etc|a\.m|p\.m)$/.test(
      name!,
    )
  )
    return false;
  if (/[\d_#@]|\//.test(name!)) return true;
  if (name!.includes('.') || name!.includes('-')) return isDotted(name!, ahead);
  return (
    !isOrdinary(name!) &&
    (/[:=>]/.test(lead!) || (lead === ' - ' && ahead.trim() === '') || (name!.length > 3 && OWN.test(ahead)))
  );
}

/** "name.of.mine", and not two sentences without a space between them. */
function isDotted(name: string, ahead: string): boolean {
  return (
    !isOrdinary(name.split(/[.-]/)[0]!) &&
    (OWN.test(ahead) || name.split('.').length > 2 || ahead.trim() === '')
  );
}

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
