import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a board works, as its page about itself says in plain words. */
export type BoardModel = 'twelve_step' | 'mutual' | 'professional' | 'general';

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

  /** A closed group: only the names on its list read it, or know of it. */
  @Column({ type: 'boolean' })
  closed!: boolean;

  /** It can be read, and takes nothing new, for good. */
  @Column({ type: 'boolean' })
  archived!: boolean;

  /** It can be read, and takes nothing new for now. */
  @Column({ type: 'boolean', name: 'read_only' })
  readOnly!: boolean;

  /** The board that it became part of; its address leads there. */
  @Column({ type: 'uuid', name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  /** The board that it is becoming part of: its threads are on their way, and its address leads there already. */
  @Column({ type: 'uuid', name: 'merging_into', nullable: true })
  mergingInto!: string | null;

  @Column('text')
  model!: BoardModel;

  /** Markdown. */
  @Column('text')
  rules!: string;

  /** Markdown. */
  @Column('text', { name: 'first_steps' })
  firstSteps!: string;
}

/** What a board says, by the fields of the form that changes it. */
export function textsOf({ description, welcome, rules, firstSteps }: Board): Record<string, string> {
  return { description, welcome, rules, first_steps: firstSteps };
}
