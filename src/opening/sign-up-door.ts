import { Inject, Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG, ConfigModule } from '../platform/config.module.js';
import { Statement } from '../platform/database/statement.js';

const doorStands = new Statement<{ open: boolean }>('sign-up-door', 'select open from sign_up_door');

/** Whether people may choose a name here. At a public address an admin opens it, once the checklist is done. */
@Injectable()
export class SignUpDoor {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async isOpen(): Promise<boolean> {
    return this.config.local || (await doorStands.row(this.database))?.open === true;
  }
}

/** For the way in, which knows nothing of the checklist. */
@Module({ imports: [ConfigModule], providers: [SignUpDoor], exports: [SignUpDoor] })
export class SignUpDoorModule {}
