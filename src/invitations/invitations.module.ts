import { Module } from '@nestjs/common';
import { VaultModule } from '../platform/vault/vault.module.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';

@Module({
  imports: [VaultModule],
  controllers: [InvitationsController],
  providers: [Invitations],
  exports: [Invitations],
})
export class InvitationsModule {}
