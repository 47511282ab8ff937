/** What the addresses of on-call contacts are sealed for. */
export const CONTACT_URL = 'on-call contact';

/** An address as it may be shown: its host alone, since the rest is what lets one write there. */
export function maskedUrl({ protocol, host }: URL): string {
  return `${protocol}//${host}/…`;
}
