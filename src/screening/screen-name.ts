import { normalise } from './normalise.js';
import { LEET } from './spelling.js';

/** What a wished-for name may be: fine, hurtful to others (or pretending to be staff), or a sign of distress. */
export type NameVerdict = 'fine' | 'hurtful' | 'distress';

/**
 * Judges a name before others read it; sees through capitals run together, digits and signs in place of letters,
 * separators and repeated letters. Distress is told apart so that the answer can be help, not a refusal.
 */
export function screenName(name: string): NameVerdict {
  const readings = readingsOf(name);
  if (readings.some((reading) => holds(reading, DISTRESS, []))) return 'distress';
  if (readings.some((reading) => holds(reading, HURTFUL, HURTFUL_WORDS))) return 'hurtful';
  return 'fine';
}

interface Reading {
  joined: string;
  words: Set<string>;
}

function readingsOf(name: string): Reading[] {
  const spaced = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  const plain = normalise(spaced).text;
  const unleet = [...plain].map((char) => LEET.get(char) ?? char).join('');
  const ell = [...plain].map((char) => (char === '1' ? 'l' : (LEET.get(char) ?? char))).join('');
  return [plain.replace(/\d/g, ' '), unleet, ell, squeezed(unleet)].map(reading);
}

function reading(text: string): Reading {
  return { joined: text.replace(/[^a-z]/g, ''), words: new Set(text.split(/[^a-z]+/)) };
}

function squeezed(text: string): string {
  return text.replace(/(.)\1+/g, '$1');
}

function holds({ joined, words }: Reading, parts: string[], whole: string[]): boolean {
  return (
    parts.some((part) => joined.includes(part)) || whole.some((word) => words.has(word) || joined === word)
  );
}

const DISTRESS = [
  'wanttodie',
  'wannadie',
  'wantodie',
  'wishiwasdead',
  'wishiweredead',
  'readytodie',
  'goingtodie',
  'gonnadie',
  'letmedie',
  'endmylife',
  'endmysel',
  'enditall',
  'endingital',
  'killmysel',
  'killingmysel',
  'killme',
  'kilme',
  'kilmysel',
  'suicidal',
  'suicideme',
  'mysuicide',
  'betteroffdead',
  'beteroffdead',
  'betterdead',
  'tiredofliving',
  'tiredoflife',
  'donewithlife',
  'hatemylife',
  'hatemysel',
  'cutmysel',
  'cuttingmysel',
  'hangmysel',
  'shootmysel',
  'nothingtolivefor',
  'noreasontolive',
  'mylastnight',
  'goodbyeworld',
  'goodbyecruel',
  'dyingtonight',
  'overdosing',
  'unaliveme',
  'unalivemysel',
  'iwilldie',
  'deadsoon',
  'deadinside',
  'selfharm',
  'dontwanttolive',
  'dontwannalive',
  'cantgoon',
  'nohopeleft',
  'soondead',
  'deadbytomorrow',
  'almostdead',
  'hopelessme',
  'worthlessme',
  'imworthless',
  'imaburden',
];

const HURTFUL = [
  'nigger',
  'nigga',
  'faggot',
  'fagot',
  'tranny',
  'wetback',
  'raghead',
  'towelhead',
  'shemale',
  'fuck',
  'whore',
  'slut',
  'rapeyou',
  'hitler',
  'killyoursel',
  'kilyoursel',
  'killurself',
  'hangyoursel',
  'youshoulddie',
  'hopeyoudie',
  'dieall',
  'youreugly',
  'idiots',
  'loserlot',
  'whitepower',
  'gasthe',
  'bitch',
  'wanker',
  'arsehole',
  'asshole',
  'scumbag',
  'attentionseeker',
  'moderator',
  'administrator',
  'hearthside',
  'samaritans',
  'crisisteam',
  'supportteam',
  'siteowner',
  'sysadmin',
  'helpdesk',
  'therealadmin',
  'officialadmin',
  'nembutal',
  'exitbag',
  'sodiumnitrite',
  'cyanide',
  'peacefulpill',
  'slitwrist',
  'overdosekit',
  'howtodie',
  'waystodie',
  'suicidepact',
  'suicidekit',
  'prosuicide',
  'thinspo',
  'proana',
];

// Short words that hide inside harmless ones ("admin" in "badminton", "mod" in "modest") count only alone.
const HURTFUL_WORDS = [
  'admin',
  'admins',
  'mod',
  'mods',
  'staff',
  'root',
  'official',
  'system',
  'facilitator',
  'support',
  'team',
  'fag',
  'rape',
  'kys',
  'ctb',
  'psycho',
  'idiot',
  'moron',
  'spaz',
  'twat',
  'prick',
  'scum',
  'gypo',
  'wog',
  'spic',
  'dumbass',
  'loser',
  'ugly',
  'fatty',
  'suicide',
  'overdose',
  'cunt',
  'cunts',
  'rapist',
  'paki',
  'coon',
  'gook',
  'dyke',
  'kike',
  'chink',
  'fuk',
  'nazi',
  'kkk',
  'noose',
  'pedo',
  'paedo',
  'spastic',
  'retard',
  'retards',
  'retarded',
  'safeguarding',
];
