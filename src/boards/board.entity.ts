import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A board, with the settings that decide who reads it and what a verdict means there. */
@Entity('boards')
export class Board {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  @Column('text')
  welcome!: string;

  @Column('int')
  place!: number;

  @Column({ type: 'boolean', name: 'members_only' })
  membersOnly!: boolean;

  /** On a strict board a text that worries the screen waits for a person. */
  @Column({ type: 'boolean' })
  strict!: boolean;

  /** Close to a crisis: the way to help says more there, and who answers is told how. */
  @Column({ type: 'boolean', name: 'near_crisis' })
  nearCrisis!: boolean;

  /** Search engines may list it, as far as everybody may read it. */
  @Column({ type: 'boolean' })
  listed!: boolean;
}
