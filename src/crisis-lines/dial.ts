/**
 * What a phone has to dial: the number as its country dials it, without what is only there for reading.
 * Nothing is put in front: `+1988` is not `988`, and a short code has no international form at all.
 * @param written such as `116 123`, `1-800-662-4357`, `*4141`, `+254 722 178 177`
 */
export function dialString(written: string): string {
  return written.replace(/[\s().-]/g, '');
}

/**
 * Address that opens the dialler. `*` may stand in a URI as it is (RFC 3986, sub-delims), `#` may not.
 * RFC 3966 wants `;phone-context=` behind a national number; diallers dial without it, and not all with it.
 */
export function callHref(written: string): string {
  return `tel:${dialString(written).replaceAll('#', '%23')}`;
}

/**
 * Address that opens a new text message, with the word in it where one is given.
 * RFC 5724 has `?body=`, Apple's Messages wants `&body=`; `?&body=` is read by both
 * (https://stackoverflow.com/questions/6480462). An app may still drop the word, so a page has to say it too.
 */
export function textHref(written: string, word?: string): string {
  const body = word ? `?&body=${encodeURIComponent(word)}` : '';
  return `sms:${dialString(written)}${body}`;
}

/**
 * Whether tapping may do nothing: phones by Apple refuse addresses with `*` or `#`
 * (Apple URL Scheme Reference, "Phone Links"). A person then has to type the number.
 */
export function needsTyping(written: string): boolean {
  return /[*#]/.test(written);
}
