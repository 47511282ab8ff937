import { Page } from '../platform/web/answers.js';

interface Shown {
  name: string;
  code: string;
  renamed: boolean;
}

/** The page that shows a recovery code, once. Where the wished name sounded like distress, help comes first. */
export function recoveryCodePage({ name, code, renamed }: Shown, nextHref: string): Page {
  return new Page('accounts/recovery-code', { name, code, renamed, help: renamed ? 'me' : null, nextHref });
}
