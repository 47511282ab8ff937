import type { Config } from '../../platform/config.js';

/** Where the forum is, and how to stop it. */
export function addressLines({ publicUrl, local }: Config): string {
  const door = local ? '' : 'Nobody can sign up there before an admin opens it, under /opening.\n';
  return `\nHearthside is open: ${publicUrl}\n${door}To stop it, press Ctrl-C.\n`;
}

/** The first account; shown once. */
export function adminLines({
  name,
  password,
  code,
}: {
  name: string;
  password: string;
  code: string;
}): string {
  return [
    'Your account, for looking after the forum. Write it down, it is shown only now:',
    '',
    `  name      ${name}`,
    `  password  ${password}`,
    `  recovery  ${code}`,
    '',
  ].join('\n');
}
