/** Only to the open web, and over TLS: what stands in a list of help is opened by people in need. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  const named = /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]+$/.test(hostname);
  return protocol === 'https:' && username === '' && password === '' && named;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Whether it is the code of a language that has a name. */
export function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code) && languageNames.of(code) !== undefined;
}
