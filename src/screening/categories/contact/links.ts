import type { Budget } from '../../budget.js';
import { isHelpHost } from './help-hosts.js';
import { after, before, everywhere, type Piece, type Reading } from './reading.js';

/** Links that lead to a person: profiles, invites to a group, and sites that somebody calls their own. */
export function links({ text, budget }: Reading): Piece[] {
  if (!DOTTED.test(text)) return [];
  return everywhere(text, LINK, budget)
    .flatMap((found) => linkIn(found, text, budget) ?? [])
    .filter((link) => leadsToPerson(link, text, budget))
    .map(({ start, end }) => ({ start, end, rule: 'contact.link' }));
}

interface Link {
  start: number;
  end: number;
  hasScheme: boolean;
  host: string;
  path: string;
}

const DOTTED = /[a-z0-9]\.[a-z0-9]/;
const LINK = /(?<![a-z0-9@._/-])(http:\/\/|https:\/\/|www\.)?([a-z0-9-]{1,40}\.[a-z0-9.@_-]{2,200})/g;
const PATH = /^\/[^\s"'<>)]{0,200}/;
const PATH_REACH = 201;

function linkIn(found: RegExpExecArray, text: string, budget: Budget): Link | undefined {
  const host = hostIn(found[2]!);
  if (host === undefined) return undefined;
  const end = found.index + (found[1]?.length ?? 0) + host.length;
  const path = PATH.exec(after(text, end, PATH_REACH, budget))?.[0].replace(/[.,;:!?]{1,9}$/, '') ?? '';
  return { start: found.index, end: end + path.length, hasScheme: found[1] !== undefined, host, path };
}

/** The labels of a host up to the last that is the name of a land or a trade; without the next sentence. */
function hostIn(written: string): string | undefined {
  const labels = written.split('.', MOST_LABELS);
  const beyond = labels.findIndex((label) => !LABEL.test(label));
  const known = beyond === -1 ? labels : labels.slice(0, beyond);
  const last = known.findLastIndex((label) => /^[a-z]{2,12}$/.test(label));
  return last > 0 ? known.slice(0, last + 1).join('.') : undefined;
}

const MOST_LABELS = 5;
const LABEL = /^[a-z0-9-]{1,40}$/;

function leadsToPerson({ start, end, hasScheme, host, path }: Link, text: string, budget: Budget): boolean {
  if (isHelpHost(host) || (!hasScheme && !isWritten(host, path))) return false;
  return (
    isPersonal(host, path) ||
    isOwn(before(text, start, REACH, budget)) ||
    OWN_AFTER.test(after(text, end, REACH, budget))
  );
}

const REACH = 50;

/** Without a scheme a host is one if it has a path, or an ending that no sentence has. */
function isWritten(host: string, path: string): boolean {
  return (
    path.length > 1 ||
    /\.(?:com|org|net|info|example|co\.uk|org\.uk|gg|io|app|dev|blog|me|uk|ie|site|page|link|xyz|club|shop|online|ca|in)$/.test(
      host,
    )
  );
}

function isPersonal(host: string, path: string): boolean {
  if (path.length < 2) return SITES.test(host);
  if (INVITING.test(host) || INVITE.test(path)) return true;
  return (PROFILES.test(host) && !PUBLIC.test(path)) || PERSON.test(path);
}

/** Hosts whose every path is a person or a group to talk to. */
const INVITING =
  /(?:^|\.)(?:t|wa)\.me(?:\.|$)|(?:^|\.)(?:discord\.gg|chat\.whatsapp\.[a-z]+|telegram\.me|signal\.me|signal\.group|linktr\.ee|beacons\.ai|m\.me|paypal\.me|ko-fi\.com|cash\.app|onlyfans\.com|calendly\.com|join\.skype\.com|api\.whatsapp\.com|meet\.google\.com|gofundme\.com|patreon\.com|venmo\.com)$/;
const INVITE = /^\/(?:invite|joinchat|join|add|groups?\/join)\/?./;

const PROFILES =
  /(?:^|\.)(?:facebook|fb|instagram|insta|twitter|x|tiktok|snapchat|linkedin|threads|tumblr|pinterest|twitch|github|bsky|soundcloud|onlyfans|strava|vinted|etsy|depop)\.[a-z]{2,12}/;
const PUBLIC =
  /^\/(?:p|reel|reels|explore|watch|hashtag|search|help|about|policies|privacy|status|events|jobs|company|learning|feed|tag|tags|directory|legal|safety|market|listing|i|blog)(?:\/|$|\?)|\/status\/|\/video\/|\/posts\//;
const PERSON =
  /^\/(?:@[a-z0-9_.-]{2,}|u\/|user\/|users\/|in\/|profile|profiles\/|channel\/|c\/|people\/|members?\/)/;

const SITES =
  /[a-z0-9-]\.(?:wordpress|blogspot|tumblr|wixsite|weebly|substack|carrd|livejournal|neocities)\.[a-z]{2,3}/;

function isOwn(ahead: string): boolean {
  return OWN.test(ahead) || ASKING.test(ahead);
}

const OWN =
  /\b(?:my|our) (?:[a-z-]{2,12} [a-z-]{2,12} |[a-z-]{2,12} |)(?:site|website|web site|blog|page|profile|channel|vlog|shop|store|portfolio|server|group|gofundme|fundraiser|cv|music|art|work|book|podcast|business|stream|link|form)\b[^.!?\n]{0,30}$/;
const ASKING =
  /\b(?:(?:find|reach|contact|message|join|follow|visit|book) (?:me|us)|contact form|i blog|i write|i run|heres my|here's my|the server|group link|link is|her profile|his profile|his page|her page)\b[^.!?\n]{0,30}$/;
const OWN_AFTER =
  /^[\s,()-]{0,3}(?:is|that'?s|thats) (?:my|me|mine|our|his|her) ?(?:site|website|blog|page|profile|channel|shop|server)?/;
