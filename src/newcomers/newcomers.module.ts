import { Module } from '@nestjs/common';
import { ConfigModule } from '../platform/config.module.js';
import { Newcomers } from './newcomers.js';

@Module({ imports: [ConfigModule], providers: [Newcomers], exports: [Newcomers] })
export class NewcomersModule {}
