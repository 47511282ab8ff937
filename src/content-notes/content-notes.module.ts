import { Module } from '@nestjs/common';
import { PostNotes } from './post-notes.js';
import { PostNotesController } from './post-notes.controller.js';

/** Content notes on posts that stand already. */
@Module({ controllers: [PostNotesController], providers: [PostNotes] })
export class ContentNotesModule {}
