import type { DataSource } from 'typeorm';
import { Accounts } from '../accounts/accounts.js';
import { PASSWORD_COST_DEFAULT, Passwords } from '../members/passwords.js';
import { Sessions } from '../members/sessions.js';
import { Filing } from '../personas/filing.js';
import { OneTimeNames } from '../personas/one-time-names.js';
import { Personas } from '../personas/personas.js';
import { WornNames } from '../personas/worn-names.js';
import type { Config } from '../platform/config.js';
import { givenMasterKeys } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';

/** The accounts of a database, for commands, which have no application around them. */
export function accountsOf(dataSource: DataSource, config: Config): Accounts {
  const vault = new Vault(givenMasterKeys(config));
  const passwords = new Passwords(vault, PASSWORD_COST_DEFAULT);
  const names = oneTimeNamesOf(dataSource, vault);
  return new Accounts(
    dataSource,
    vault,
    passwords,
    new Personas(dataSource),
    names,
    new Sessions(dataSource, vault),
  );
}

/** The sessions of a database, likewise. */
export function sessionsOf(dataSource: DataSource, config: Config): Sessions {
  return new Sessions(dataSource, new Vault(givenMasterKeys(config)));
}

/** The one-time names of a database, likewise. */
export function oneTimeNamesOf(dataSource: DataSource, vault: Vault): OneTimeNames {
  const [worn, filing] = [new WornNames(dataSource, vault), new Filing(dataSource, vault)];
  return new OneTimeNames(dataSource, vault, worn, filing);
}
