import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { type Accounts, OnlyAdmin } from '../accounts/accounts.js';
import { credentialsOf } from '../accounts/credentials.js';
import { newPassphrase } from '../members/passphrase.js';
import { nameProblem } from '../personas/name-rules.js';
import { NameNotCleared, NameTaken } from '../personas/personas.js';
import { type Config, loadConfig } from '../platform/config.js';
import { cleanLine } from '../platform/text/clean.js';
import { message } from '../platform/web/messages.js';
import { Resets } from '../second-factor/resets.js';
import { accountsOf, sessionsOf } from './accounts-of.js';
import { openDatabase } from './connection.js';

const ROLES = ['moderator', 'lead', 'admin', 'facilitator', 'trustee'] as const;

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
 * `npm run staff -- add NAME --role moderator|lead|admin|facilitator|trustee [--promote]`: adds a person to the team, and
 * prints the passphrase made for them on the last line; with --promote the role of an existing member changes, who is
 * signed out everywhere. `npm run staff -- reset-code NAME`: takes a lost second factor away.
 * @param args what follows `staff --`
 * @throws StaffError with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const work = readWork(args);
  const config = loadConfig();
  const database = await openDatabase(config);
  try {
    const lines = await work(database.dataSource, config);
    for (const line of lines) console.log(line);
  } finally {
    await database.close();
  }
}

type Work = (database: DataSource, config: Config) => Promise<string[]>;

function readWork(args: string[]): Work {
  const { positionals, values } = parsed(args);
  const [action, given, ...rest] = positionals;
  if (!given || rest.length > 0) throw new StaffError(USAGE);
  if (action === 'reset-code' && values.role === undefined && !values.promote) return resetOf(given);
  if (action !== 'add') throw new StaffError(USAGE);
  return additionOf(given, values);
}

const USAGE = `Use it like this: npm run staff -- add NAME --role ${ROLES.join('|')} [--promote], or npm run staff -- reset-code NAME`;

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

function resetOf(name: string): Work {
  return async (database, config) => {
    const known = await credentialsOf(database, cleanLine(name));
    if (!known) throw new StaffError(`There is no member called ${name}.`);
    const resets = new Resets(database, sessionsOf(database, config));
    if (!(await resets.atTheMachine(known.memberId, known.personaId)))
      throw new StaffError(`${known.name} has no second factor.`);
    return [
      `The second factor of ${known.name} is gone. They sign in with their passphrase and set up a new one.`,
    ];
  };
}

function additionOf(given: string, { role: wished, promote: existing }: Options): Work {
  const role = ROLES.find((known) => known === wished);
  if (!role) throw new StaffError(`The role must be one of ${ROLES.join(', ')}.`);
  const wish = { name: checkedName(given), role, promote: existing };
  return (database, config) => fulfil(wish, accountsOf(database, config));
}

interface Options {
  role?: string | undefined;
  promote: boolean;
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
