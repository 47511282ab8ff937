import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { ExitController } from './exit.controller.js';

@Module({ imports: [AccountsModule, ConfigModule, WebPlatformModule], controllers: [ExitController] })
export class ExitModule {}
