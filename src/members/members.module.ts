import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { VaultModule } from '../platform/vault/vault.module.js';
import { Member } from './member.entity.js';
import { PASSWORD_COST, PASSWORD_COST_DEFAULT, Passwords } from './passwords.js';
import { Sessions } from './sessions.js';

/** Members: their passwords and sessions. */
@Module({
  imports: [VaultModule, TypeOrmModule.forFeature([Member])],
  providers: [Passwords, Sessions, { provide: PASSWORD_COST, useValue: PASSWORD_COST_DEFAULT }],
  exports: [Passwords, Sessions],
})
export class MembersModule {}
