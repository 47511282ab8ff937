import type { DataSource } from 'typeorm';
import { Accounts } from '../accounts/accounts.js';
import { PASSWORD_COST_DEFAULT, Passwords } from '../members/passwords.js';
import { Sessions } from '../members/sessions.js';
import { Personas } from '../personas/personas.js';
import type { Config } from '../platform/config.js';
import { givenMasterKey } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';

/** The accounts of a database, for commands, which have no application around them. */
export function accountsOf(dataSource: DataSource, config: Config): Accounts {
  const vault = new Vault(givenMasterKey(config));
  const passwords = new Passwords(vault, PASSWORD_COST_DEFAULT);
  return new Accounts(dataSource, vault, passwords, new Personas(dataSource), new Sessions(dataSource));
}
