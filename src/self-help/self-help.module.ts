import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { SafetyPlanController } from './safety-plan.controller.js';
import { SafetyPlans } from './safety-plans.js';
import { SelfHelpController } from './self-help.controller.js';

/** What somebody can do alone, before and after anybody answers. */
@Module({
  imports: [VaultModule, MembersModule],
  controllers: [SelfHelpController, SafetyPlanController],
  providers: [SafetyPlans],
  exports: [SafetyPlans],
})
export class SelfHelpModule {}
