import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { About, Category, Match, Tier } from '../screening/verdict.js';
import type { HoldReason } from './consequence.js';

/** What the worker's screen said of a revision, and what followed from it. Never changed. */
@Entity('verdicts')
export class RevisionVerdict {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId!: string;

  /** Of title, body and rendered HTML: PostgreSQL clears no other text with this verdict. */
  @Column('bytea')
  digest!: Buffer;

  /** Name and version of the screen. */
  @Column('text')
  engine!: string;

  @Column('text')
  tier!: Tier;

  @Column('text', { array: true })
  categories!: Category[];

  @Column('text', { nullable: true })
  about!: About | null;

  /** 0 to 1. */
  @Column('real')
  score!: number;

  /** Offsets into `screenedText`. */
  @Column('jsonb')
  matches!: Match[];

  /** Which own terms it knew; 0 for none. */
  @Column('int', { name: 'terms_version' })
  termsVersion!: number;

  /** Microseconds that judging took; null for old verdicts, which nobody timed. */
  @Column('int', { nullable: true })
  micros!: number | null;

  @Column('text')
  outcome!: 'clear' | 'hold' | 'ask';

  /** Why it did not go up by itself; null when it did. */
  @Column('text', { nullable: true })
  why!: HoldReason | null;
}
