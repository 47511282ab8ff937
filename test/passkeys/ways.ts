import type { Answer, Visitor } from '../support/visitor.js';
import { type Forum, PASSWORD } from '../support/forum.js';
import { Authenticator, type Otherwise } from './authenticator.js';

export const HOME = '/account/passkeys';

/** What a page asks a device, as JSON. */
export function optionsOn({ page }: Answer): string {
  const options = page.querySelector('button[data-passkey]')?.getAttribute('data-options');
  if (!options) throw new Error(`No device is asked on: ${page.structuredText}`);
  return options.replaceAll('&quot;', '"').replaceAll('&#x3D;', '=');
}

/** The page on which a device is asked to make a passkey, for who gave the passphrase. */
export async function invitation(visitor: Visitor, current = PASSWORD): Promise<Answer> {
  return visitor.send(`${HOME}/new`, { current });
}

/** Sends what a device made. */
export async function addMade(visitor: Visitor, page: Answer, made: string, label = ''): Promise<Answer> {
  const _csrf = page.page.querySelector('input[name=_csrf]')!.getAttribute('value')!;
  return visitor.post(HOME, { _csrf, made, label });
}

/** Gives somebody who is signed in a passkey. */
export async function addPasskey(visitor: Visitor, label = ''): Promise<Authenticator> {
  const phone = new Authenticator();
  const page = await invitation(visitor);
  const added = await addMade(visitor, page, phone.make(optionsOn(page)), label);
  if (added.status !== 303) throw new Error(`It was answered with ${added.status}: ${added.text}`);
  return phone;
}

/** Signs in with a passkey, at a browser of a guest's. */
export async function signInWith(
  visitor: Visitor,
  phone: Authenticator,
  otherwise: Otherwise = {},
  fields: Record<string, string> = {},
): Promise<Answer> {
  const page = await visitor.get('/sign-in');
  return sendPasskey(visitor, page, phone.sign(optionsOn(page), otherwise), fields);
}

/** Sends what a device signed, by the form of the way in. */
export async function sendPasskey(
  visitor: Visitor,
  page: Answer,
  passkey: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const _csrf = page.page.querySelector('main input[name=_csrf]')!.getAttribute('value')!;
  return visitor.post('/sign-in/passkey', { _csrf, passkey, ...fields });
}

/** The name that a visitor is signed in under, or null. */
export async function whoIs(visitor: Visitor): Promise<string | null> {
  const page = await visitor.get('/account');
  return page.status === 200 ? page.page.querySelector('h1')!.text : null;
}

/** Ids of somebody's passkeys, oldest first. */
export async function idsOf(forum: Forum, name: string): Promise<string[]> {
  const rows = await forum.sql<{ id: string }>(
    `select k.id from passkeys k join personas p on p.member_id = k.member_id where p.name = $1 order by k.added_on, k.id`,
    [name],
  );
  return rows.map(({ id }) => id);
}
