import { Module } from '@nestjs/common';
import { loadConfig } from './config.js';

export const CONFIG = Symbol('config');

/** The one validated configuration, by the token `CONFIG`. */
@Module({ providers: [{ provide: CONFIG, useFactory: () => loadConfig() }], exports: [CONFIG] })
export class ConfigModule {}
