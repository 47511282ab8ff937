import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { VaultModule } from '../platform/vault/vault.module.js';
import { Filing } from './filing.js';
import { FilingRounds } from './filing-rounds.js';
import { OneTimeNames } from './one-time-names.js';
import { Persona } from './persona.entity.js';
import { Personas } from './personas.js';
import { WornNames } from './worn-names.js';

/** Names, and who wears them. */
@Module({
  imports: [VaultModule, TypeOrmModule.forFeature([Persona])],
  providers: [Personas, WornNames, Filing, FilingRounds, OneTimeNames],
  exports: [Personas, OneTimeNames],
})
export class PersonasModule {}
