import { Module } from '@nestjs/common';
import { FoldingModule } from '../folding/folding.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { NamesController } from './names.controller.js';
import { OwnNames } from './own-names.js';

/** The pages of one-time names. */
@Module({ imports: [FoldingModule, VaultModule], controllers: [NamesController], providers: [OwnNames] })
export class NamesModule {}
