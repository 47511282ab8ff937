import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person says of a text without knowing what the screen said. */
export type Judgement = 'crisis' | 'concern' | 'none' | 'unsure';

/** One text of the blind sample: the worker draws it, one person judges it, once. */
@Entity('audits')
export class Audit {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @Column('text', { nullable: true })
  judgement!: Judgement | null;

  @Column('uuid', { name: 'judged_by', nullable: true })
  judgedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'judged_at', nullable: true })
  judgedAt!: Date | null;

  /** Who looked after a text that was judged a crisis; it stands on top of the queue until then. */
  @Column('uuid', { name: 'followed_up_by', nullable: true })
  followedUpBy!: string | null;

  @Column({ type: 'timestamptz', name: 'followed_up_at', nullable: true })
  followedUpAt!: Date | null;
}
