import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Outcome = 'publish' | 'return' | 'keep' | 'decline' | 'remove';

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
  outcome!: Outcome;

  /** Identifier of the guideline that it rests on. */
  @Column('text', { nullable: true })
  guideline!: string | null;

  /** Of the text that was decided on: PostgreSQL applies the decision to no other. */
  @Column('bytea')
  digest!: Buffer;
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
