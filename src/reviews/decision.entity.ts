import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Outcome = 'publish' | 'mask' | 'return' | 'keep' | 'decline' | 'remove';

/** The answer to a second look (`src/second-looks/`): the first decision stands. */
export type AfterASecondLook = 'uphold';

export type ScreenRight = 'yes' | 'no' | 'unsure';

/** A moderator's decision: append-only, codes and a digest. Its words stand in `DecisionText`. */
@Entity('decisions')
export class Decision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('text')
  outcome!: Outcome | AfterASecondLook;

  /** Identifier of the guideline that it rests on. */
  @Column('text', { nullable: true })
  guideline!: string | null;

  /** Of the text that was decided on: PostgreSQL applies the decision to no other. */
  @Column('bytea')
  digest!: Buffer;

  /** Whether the text was what the screen thought it was; null where nobody was asked, or nobody answered. */
  @Column('text', { name: 'screen_right', nullable: true })
  screenRight!: ScreenRight | null;
}

/** What the moderator wrote to the author; apart from the decision, so that erasure reaches it. */
@Entity('decision_texts')
export class DecisionText {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}
