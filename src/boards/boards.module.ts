import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Board } from './board.entity.js';
import { Boards } from './boards.js';
import { BoardsController } from './boards.controller.js';

/** Boards for those who write to them. */
@Module({ imports: [TypeOrmModule.forFeature([Board])], providers: [Boards], exports: [Boards] })
export class BoardsModule {}

/** The home page and the boards' pages. */
@Module({ imports: [BoardsModule], controllers: [BoardsController] })
export class BoardPagesModule {}
