import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { VaultModule } from '../platform/vault/vault.module.js';
import { MemberKeys } from './member-keys.js';
import { ConfigModule } from '../platform/config.module.js';
import { PaceModule } from '../platform/pace/pace.module.js';
import { Member } from './member.entity.js';
import { Challenges } from './passkeys/challenges.js';
import { Devices } from './passkeys/devices.js';
import { Passkeys } from './passkeys/passkeys.js';
import { PrivatePapers } from './private-papers.js';
import { PASSWORD_COST, PASSWORD_COST_DEFAULT, Passwords } from './passwords.js';
import { Proofs } from './proofs.js';
import { Sessions } from './sessions.js';

/** Members: their passwords, passkeys and sessions. */
@Module({
  imports: [ConfigModule, PaceModule, VaultModule, TypeOrmModule.forFeature([Member])],
  providers: [
    MemberKeys,
    Challenges,
    Devices,
    Passkeys,
    Passwords,
    PrivatePapers,
    Proofs,
    Sessions,
    { provide: PASSWORD_COST, useValue: PASSWORD_COST_DEFAULT },
  ],
  exports: [MemberKeys, Devices, Passkeys, Passwords, PrivatePapers, Proofs, Sessions],
})
export class MembersModule {}
