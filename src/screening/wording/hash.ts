const BASIS = 2166136261;
const PRIME = 16777619;

/** FNV-1a over the UTF-16 units of a piece of text; an unsigned 32-bit number, 0 never. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = BASIS;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0 || 1;
}

/** Mixes up to four numbers into one, so that every bit of each moves many of the result; their order counts. */
export function mixed(kind: number, one: number, two = 0, three = 0): number {
  let hash = Math.imul(kind ^ BASIS, 0x9e3779b1);
  hash = stirred(hash ^ one);
  hash = stirred(hash ^ two);
  return stirred(hash ^ three);
}

// The finishing step of MurmurHash3 (public domain), shortened.
function stirred(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (half ^ (half >>> 13)) >>> 0;
}
