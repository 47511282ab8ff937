import { Inject, Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG, ConfigModule } from '../platform/config.module.js';
import { Statement } from '../platform/database/statement.js';

/** Whom the door lets in: everybody, those with an invitation, nobody for now, nobody yet. */
export type DoorState = 'open' | 'invited' | 'closed' | 'soon';

/** How the door stands; `proof`: browsers have some work to do first. */
export interface Door {
  state: DoorState;
  proof: boolean;
}

const doorStands = new Statement<Door>(
  'sign-up-door',
  `select case when open then 'open' when by_invitation then 'invited' when changed_at is null then 'soon' else 'closed' end
     as state, asked as proof
   from sign_up_door cross join sign_up_proof`,
);

const OPEN: Door = { state: 'open', proof: false };
const SHUT: Door = { state: 'soon', proof: false };

/** Whether people may choose a name here. At a public address an admin opens it, once the checklist is done. */
@Injectable()
export class SignUpDoor {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async stands(): Promise<Door> {
    return this.config.local ? OPEN : ((await doorStands.row(this.database)) ?? SHUT);
  }
}

/** For the way in, which knows nothing of the checklist. */
@Module({ imports: [ConfigModule], providers: [SignUpDoor], exports: [SignUpDoor] })
export class SignUpDoorModule {}
