import { Column, Entity, PrimaryColumn } from 'typeorm';

export type NoticeKind =
  | 'held'
  | 'published'
  | 'returned'
  | 'kept'
  | 'declined'
  | 'removed'
  | 'password_changed'
  | 'recovered'
  | 'code_renewed';

/** What the site tells a persona, on the site alone. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'persona_id' })
  personaId!: string;

  @Column('text')
  kind!: NoticeKind;

  @Column('uuid', { name: 'post_id', nullable: true })
  postId!: string | null;

  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  @Column({ type: 'boolean', insert: false })
  read!: boolean;
}
