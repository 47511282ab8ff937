import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { PostRestsController } from './post-rests.controller.js';
import { PostventionController } from './postvention.controller.js';
import { Rests } from './rests.js';
import { PostventionTexts } from './texts.js';

/** After a member's death. */
@Module({
  imports: [MembersModule],
  controllers: [PostventionController, PostRestsController],
  providers: [PostventionTexts, Rests],
})
export class PostventionModule {}
