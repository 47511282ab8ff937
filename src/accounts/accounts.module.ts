import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Member } from '../members/member.entity.js';
import { MembersModule } from '../members/members.module.js';
import { Notice } from '../notices/notice.entity.js';
import { SignUpDoorModule } from '../opening/sign-up-door.js';
import { PersonasModule } from '../personas/personas.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { AccountController } from './account.controller.js';
import { Accounts } from './accounts.js';
import { Arrivals } from './arrivals.js';
import { LocalStrategy } from './local.strategy.js';
import { homeIfSignedIn, homeIfSignedOut } from './nothing-to-do.js';
import { PasswordController } from './password.controller.js';
import { RecoveryCodeController } from './recovery-code.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { Renewals } from './renewals.js';
import { RestingNames } from './resting-names.js';
import { SignInController } from './sign-in.controller.js';
import { SignOutController } from './sign-out.controller.js';
import { SignUpController } from './sign-up.controller.js';
import { SignUps } from './sign-ups.js';
import { Visits } from './visits.js';
import { VisitsMiddleware } from './visits.middleware.js';

/** The ways in and out, and a member's own pages. `VisitsMiddleware` has to run before every route. */
@Module({
  imports: [
    ConfigModule,
    VaultModule,
    WebPlatformModule,
    MembersModule,
    PersonasModule,
    SignUpDoorModule,
    TypeOrmModule.forFeature([Member, Notice]),
  ],
  controllers: [
    SignUpController,
    SignInController,
    SignOutController,
    RecoveryController,
    AccountController,
    PasswordController,
    RecoveryCodeController,
  ],
  providers: [Accounts, Arrivals, LocalStrategy, Renewals, RestingNames, SignUps, Visits, VisitsMiddleware],
  exports: [Accounts, Arrivals, Visits, VisitsMiddleware],
})
export class AccountsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // The team's code comes after the passphrase: below a path that is for guests.
    consumer.apply(homeIfSignedIn).exclude('sign-in/code').forRoutes('sign-up', 'sign-in');
    consumer.apply(homeIfSignedOut).forRoutes('sign-out');
  }
}
