import { Module } from '@nestjs/common';
import { MonthKeeper } from './month-keeper.js';
import { Months } from './months.js';
import { Transparency } from './transparency.js';
import { TransparencyController } from './transparency.controller.js';

/** The public page. */
@Module({ controllers: [TransparencyController], providers: [Transparency] })
export class TransparencyModule {}

/** Fixing months: the worker's half. */
@Module({ providers: [Months, MonthKeeper] })
export class MonthsModule {}
