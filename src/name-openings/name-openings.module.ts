import { Module } from '@nestjs/common';
import { PersonasModule } from '../personas/personas.module.js';
import { NameOpeningsController } from './name-openings.controller.js';
import { NameOpenings } from './name-openings.js';
import { PostOpeningsController } from './post-openings.controller.js';

/** Opening the link between a one-time name and its member: two people, a reason, a record. */
@Module({
  imports: [PersonasModule],
  controllers: [PostOpeningsController, NameOpeningsController],
  providers: [NameOpenings],
})
export class NameOpeningsModule {}
