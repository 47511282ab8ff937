import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Persona } from './persona.entity.js';
import { Personas } from './personas.js';

/** Names, and who wears them. */
@Module({ imports: [TypeOrmModule.forFeature([Persona])], providers: [Personas], exports: [Personas] })
export class PersonasModule {}
