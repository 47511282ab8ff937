import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { VaultModule } from '../platform/vault/vault.module.js';
import { BesideInterceptor } from './beside.interceptor.js';
import { SafeguardingContacts } from './contacts.js';
import { Guidance } from './guidance.js';
import { Safeguarding } from './safeguarding.js';
import { SafeguardingController } from './safeguarding.controller.js';
import { SafeguardingSetUpController } from './set-up.controller.js';

/** Young people and abuse: told in confidence to the safeguarding contact. Its names come before an item's id. */
@Module({
  imports: [VaultModule],
  controllers: [SafeguardingSetUpController, SafeguardingController],
  providers: [
    Safeguarding,
    SafeguardingContacts,
    Guidance,
    { provide: APP_INTERCEPTOR, useClass: BesideInterceptor },
  ],
})
export class SafeguardingModule {}
