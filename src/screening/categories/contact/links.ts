import { isHelpHost } from './help-hosts.js';
import { after, before, everywhere, type Piece, type Reading } from './reading.js';

/** Links that lead to a person: profiles, invites to a group, and sites that somebody calls their own. */
export function links({ text, budget }: Reading): Piece[] {
  return everywhere(text, LINK, budget)
    .filter((link) => {
      const [, scheme, host, path] = link;
      if (isHelpHost(host!) || (scheme === undefined && !isWritten(host!, path ?? ''))) return false;
      const end = link.index + link[0].length;
      return (
        isPersonal(host!, path ?? '') ||
        OWN.test(before(text, link.index, REACH, budget)) ||
        OWN_AFTER.test(after(text, end, REACH, budget))
      );
    })
    .map((link) => ({ start: link.index, end: link.index + trimmed(link[0]).length, rule: 'contact.link' }));
}

const LINK =
  /(?<![a-z0-9@._/-])(https?:\/\/|www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12})(?![a-z0-9@_-])(\/[^\s"'<>)]{0,200})?/g;

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

const OWN =
  /\b(?:(?:my|our) (?:[a-z-]{2,12} ){0,2}(?:site|website|web site|blog|page|profile|channel|vlog|shop|store|portfolio|server|group|gofundme|fundraiser|cv|music|art|work|book|podcast|business|stream|link|form)|(?:find|reach|contact|message|join|follow|visit|book) (?:me|us)|contact form|i blog|i write|i run|heres my|here's my|the server|group link|link is|her profile|his profile|his page|her page)\b[^.!?\n]{0,30}$/;
const OWN_AFTER =
  /^[\s,()-]{0,3}(?:is|that'?s|thats) (?:my|me|mine|our|his|her) ?(?:site|website|blog|page|profile|channel|shop|server)?/;

function trimmed(link: string): string {
  return link.replace(/[.,;:!?]{1,9}$/, '');
}
