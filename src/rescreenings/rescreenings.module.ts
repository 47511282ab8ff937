import { Module } from '@nestjs/common';
import { TermsModule } from '../terms/terms.module.js';
import { FindingsController } from './findings.controller.js';
import { JudgingAgain } from './judging-again.js';
import { Rescreener } from './rescreener.js';
import { Rescreenings } from './rescreenings.js';
import { RescreeningsController } from './rescreenings.controller.js';

/** Judging again what is up: the web's half. */
@Module({ controllers: [RescreeningsController, FindingsController], providers: [Rescreenings] })
export class RescreeningsModule {}

/** Judging again what is up: the worker's half. */
@Module({ imports: [TermsModule], providers: [JudgingAgain, Rescreener] })
export class RescreenerModule {}
