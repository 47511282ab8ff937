import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Board } from './board.entity.js';
import { Boards } from './boards.js';
import { BoardsController } from './boards.controller.js';

/** Boards for those who write to them. */
@Module({ imports: [TypeOrmModule.forFeature([Board])], providers: [Boards], exports: [Boards] })
export class BoardsModule {}

/** The boards' pages. */
@Module({ imports: [BoardsModule, WebPlatformModule], controllers: [BoardsController] })
export class BoardPagesModule {}
