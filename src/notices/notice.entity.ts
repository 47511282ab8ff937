import { Column, Entity, PrimaryColumn } from 'typeorm';

export type NoticeKind =
  | 'held'
  | 'details'
  | 'details_wait'
  | 'published'
  | 'returned'
  | 'kept'
  | 'declined'
  | 'removed'
  | 'message'
  | 'masked'
  | 'second_look_upheld'
  | 'second_look_overturned'
  | 'second_look_unmasked'
  | 'decision_upheld'
  | 'decision_overturned'
  | 'reminded'
  | 'paused'
  | 'pause_confirmed'
  | 'pause_lifted'
  | 'appeal_stands'
  | 'appeal_lifted'
  | 'note_answered'
  | 'words_answered'
  | 'report_answered'
  | 'welcome_back'
  | 'replies_wait'
  | 'second_looks_wait'
  | 'safeguarding_answered'
  | 'noted'
  | 'kind_words'
  | 'tip_asked'
  | 'followed_thread'
  | 'followed_board'
  | 'group_invitation'
  | 'circle_offered'
  | 'circle_part'
  | 'name_opened'
  | 'password_changed'
  | 'recovered'
  | 'code_renewed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'passphrase_removed'
  | 'factor_set'
  | 'factor_removed'
  | 'factor_codes_renewed'
  | 'factor_code_used'
  | 'factor_tries'
  | 'factor_reset_asked'
  | 'factor_reset';

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

  @Column('uuid', { name: 'report_id', nullable: true })
  reportId!: string | null;

  @Column('uuid', { name: 'limit_id', nullable: true })
  limitId!: string | null;

  @Column('uuid', { name: 'limit_note_id', nullable: true })
  limitNoteId!: string | null;

  @Column('uuid', { name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column('uuid', { name: 'urgent_words_id', nullable: true })
  urgentWordsId!: string | null;

  @Column({ type: 'boolean', insert: false })
  read!: boolean;
}
