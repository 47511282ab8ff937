import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CONFIG, ConfigModule } from '../platform/config.module.js';
import { HELD_VAULT, KeyHolder } from '../platform/vault/key-holder.js';
import { Vault } from '../platform/vault/vault.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { AlertSweeper } from './alert-sweeper.js';
import { Alerts } from './alerts.js';
import { Caller } from './caller.js';
import { CONTACT_VAULT, forumsOwn, openingVault, sealingVault } from './contact-vault.js';
import { Contacts } from './contacts.js';
import { Duty } from './duty.js';
import { DutyController } from './duty.controller.js';
import { DutyPage } from './duty-page.js';
import { ReadingHoursInterceptor } from './reading-hours.interceptor.js';
import { RotaChanges } from './rota-changes.js';

/** When people read: for the pages of authors, and for the worker. */
@Module({ providers: [Duty], exports: [Duty] })
export class DutyModule {}

/** The pages on which leads look after the rota and the on-call list. */
@Module({
  imports: [ConfigModule, VaultModule, DutyModule],
  controllers: [DutyController],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: ReadingHoursInterceptor },
    DutyPage,
    RotaChanges,
    Contacts,
    { provide: CONTACT_VAULT, inject: [CONFIG, Vault], useFactory: sealingVault },
  ],
})
export class DutyPagesModule {}

/** Telling the on-call list: the worker's half. */
@Module({
  imports: [ConfigModule],
  providers: [
    Alerts,
    Caller,
    AlertSweeper,
    { provide: CONTACT_VAULT, inject: [CONFIG], useFactory: openingVault },
    { provide: HELD_VAULT, inject: [CONFIG, CONTACT_VAULT], useFactory: forumsOwn },
    KeyHolder,
  ],
})
export class OnCallModule {}
