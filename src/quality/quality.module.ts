import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfigModule } from '../platform/config.module.js';
import { Audit } from './audit.entity.js';
import { Audits } from './audits.js';
import { AuditsController } from './audits.controller.js';
import { Quality } from './quality.js';
import { QualityController } from './quality.controller.js';

/** How good the screen is: the blind sample, and what people's answers add up to. */
@Module({
  imports: [TypeOrmModule.forFeature([Audit]), ConfigModule],
  controllers: [AuditsController, QualityController],
  providers: [Audits, Quality],
})
export class QualityModule {}
