import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Member } from '../members/member.entity.js';
import { MembersModule } from '../members/members.module.js';
import { ReadingHoursModule } from '../notices/hours/reading-hours.module.js';
import { Notice } from '../notices/notice.entity.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { SignUpDoorModule } from '../opening/sign-up-door.js';
import { PersonasModule } from '../personas/personas.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { PlaceModule } from '../place/place.module.js';
import { PaceModule } from '../platform/pace/pace.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { AccountController } from './account.controller.js';
import { ProofOfWorkModule } from '../proof-of-work/proof-of-work.module.js';
import { Accounts } from './accounts.js';
import { Arrivals } from './arrivals.js';
import { LocalStrategy } from './local.strategy.js';
import { Doorway } from './doorway.js';
import { homeIfSignedIn, homeIfSignedOut } from './nothing-to-do.js';
import { PasskeyChanges } from './passkeys/passkey-changes.js';
import { PasskeySignInController } from './passkeys/passkey-sign-in.controller.js';
import { PasskeySignIns } from './passkeys/passkey-sign-ins.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { PasswordRemovalController } from './passkeys/password-removal.controller.js';
import { ProofAsking } from './passkeys/proof-asking.js';
import { PasswordController } from './password.controller.js';
import { RecoveryCodeController } from './recovery-code.controller.js';
import { RecoveryCodeAge } from './recovery-code-age.js';
import { RecoveryController } from './recovery.controller.js';
import { Renewals } from './renewals.js';
import { RestingNames } from './resting-names.js';
import { OwnSessions } from './sessions/own-sessions.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignInPage } from './sign-in.page.js';
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
    PaceModule,
    PlaceModule,
    WebPlatformModule,
    MembersModule,
    PersonasModule,
    SignUpDoorModule,
    InvitationsModule,
    ProofOfWorkModule,
    ReadingHoursModule,
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
    PasskeySignInController,
    PasskeysController,
    PasswordRemovalController,
    SessionsController,
  ],
  providers: [
    Doorway,
    Accounts,
    Arrivals,
    RecoveryCodeAge,
    LocalStrategy,
    Renewals,
    RestingNames,
    OwnSessions,
    PasskeyChanges,
    PasskeySignIns,
    ProofAsking,
    SignInPage,
    SignUps,
    Visits,
    VisitsMiddleware,
  ],
  exports: [Accounts, Arrivals, ProofAsking, Visits, VisitsMiddleware],
})
export class AccountsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    // The team's code comes after the passphrase: below a path that is for guests.
    consumer.apply(homeIfSignedIn).exclude('sign-in/code').forRoutes('sign-up', 'sign-in');
    consumer.apply(homeIfSignedOut).forRoutes('sign-out');
  }
}
