import { parseArgs } from 'node:util';
import { type Accounts, OnlyAdmin } from '../accounts/accounts.js';
import { newPassphrase } from '../members/passphrase.js';
import { nameProblem } from '../personas/name-rules.js';
import { NameNotCleared, NameTaken } from '../personas/personas.js';
import { loadConfig } from '../platform/config.js';
import { cleanLine } from '../platform/text/clean.js';
import { message } from '../platform/web/messages.js';
import { accountsOf } from './accounts-of.js';
import { openDatabase } from './connection.js';

const ROLES = ['moderator', 'lead', 'admin', 'facilitator'] as const;

type StaffRole = (typeof ROLES)[number];

interface Wish {
  name: string;
  role: StaffRole;
  promote: boolean;
}

/** The command cannot do what was asked; the message says why, in one sentence. */
export class StaffError extends Error {
  override readonly name = 'StaffError';
}

/**
 * `npm run staff -- add NAME --role moderator|lead|admin|facilitator [--promote]`: adds a person to the team, and
 * prints the passphrase made for them on the last line; with --promote the role of an existing member changes, who is
 * signed out everywhere.
 * @param args what follows `staff --`
 * @throws StaffError with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const wish = readWish(args);
  const config = loadConfig();
  const database = await openDatabase(config);
  try {
    const lines = await fulfil(wish, accountsOf(database.dataSource, config));
    for (const line of lines) console.log(line);
  } finally {
    await database.close();
  }
}

function readWish(args: string[]): Wish {
  const { positionals, values } = parsed(args);
  const [action, given, ...rest] = positionals;
  if (action !== 'add' || !given || rest.length > 0) throw new StaffError(USAGE);
  const role = ROLES.find((known) => known === values.role);
  if (!role) throw new StaffError(`The role must be one of ${ROLES.join(', ')}.`);
  return { name: checkedName(given), role, promote: values.promote };
}

const USAGE = `Use it like this: npm run staff -- add NAME --role ${ROLES.join('|')} [--promote]`;

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string' }, promote: { type: 'boolean', default: false } },
    });
  } catch {
    throw new StaffError(USAGE);
  }
}

function checkedName(given: string): string {
  const name = cleanLine(given);
  const problem = nameProblem(name);
  if (problem) throw new StaffError(message(problem));
  return name;
}

async function fulfil(wish: Wish, accounts: Accounts): Promise<string[]> {
  return wish.promote ? promote(wish, accounts) : add(wish, accounts);
}

async function promote({ name, role }: Wish, accounts: Accounts): Promise<string[]> {
  const known = await accounts.changeRole(name, role).catch(inOneSentence(name));
  if (!known) throw new StaffError(`There is no member called ${name}.`);
  return [`${name} is ${role} now and has to sign in again.`];
}

async function add({ name, role }: Wish, accounts: Accounts): Promise<string[]> {
  const passphrase = newPassphrase();
  const { code } = await accounts.create(name, passphrase, role).catch(inOneSentence(name));
  return [
    `${name} is ${role} now. Please hand over both lines below in person; they are shown only this once.`,
    `Recovery code: ${code}`,
    passphrase,
  ];
}

function inOneSentence(name: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof NameTaken)
      throw new StaffError(`The name ${name} is taken; add --promote to change that member's role.`);
    if (error instanceof OnlyAdmin)
      throw new StaffError(`${name} is the only admin; make somebody else admin first.`);
    if (error instanceof NameNotCleared)
      throw new StaffError(`The screen does not let the name ${name} through.`);
    throw error;
  };
}
