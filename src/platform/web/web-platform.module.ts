import { Module } from '@nestjs/common';
import { PlaceModule } from '../../place/place.module.js';
import { ConfigModule } from '../config.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { Cookies } from './cookies.js';
import { Csrf } from './csrf.js';
import { Cursors } from './cursors.js';
import { HelpBar } from './help-bar.js';
import { LastUse } from './last-use.js';
import { Pages } from './pages.js';
import { Shelter } from './shelter.js';

/** What every feature's pages need. */
@Module({
  imports: [ConfigModule, PlaceModule, VaultModule],
  providers: [Cookies, Csrf, Cursors, HelpBar, LastUse, Pages, Shelter],
  exports: [Cookies, Csrf, Cursors, HelpBar, LastUse, Pages, Shelter],
})
export class WebPlatformModule {}
