import { Page } from '../platform/web/answers.js';

interface Shown {
  name: string;
  code: string;
  renamed: boolean;
  /** Whether somebody else may have left a passkey. */
  lookAtPasskeys?: boolean;
}

/** The page that shows a recovery code, once. Where the wished name sounded like distress, help comes first. */
export function recoveryCodePage(
  { name, code, renamed, lookAtPasskeys = false }: Shown,
  nextHref: string,
): Page {
  const help = renamed ? 'me' : null;
  return new Page('accounts/recovery-code', { name, code, renamed, lookAtPasskeys, help, nextHref });
}
