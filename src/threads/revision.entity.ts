import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Tier } from '../screening/verdict.js';
import type { Help } from './help.js';
import { Post } from './post.entity.js';

export type RevisionState =
  | 'pending'
  | 'held'
  | 'with_author'
  | 'published'
  | 'returned'
  | 'kept'
  | 'declined'
  | 'removed'
  | 'withdrawn'
  | 'superseded';

/** One text of a post, as its author wrote it. Its words never change; a trigger knows which states may follow. */
@Entity('revisions')
export class Revision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @ManyToOne(() => Post)
  @JoinColumn({ name: 'post_id' })
  post!: Post;

  /** Counts the author's texts of this post from 1. */
  @Column('int')
  number!: number;

  @Column({ type: 'text', insert: false })
  state!: RevisionState;

  /** Set for opening posts only. */
  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text')
  body!: string;

  /** Rendered and sanitised by the worker, before the verdict. */
  @Column({ type: 'text', nullable: true, insert: false })
  html!: string | null;

  /** What the web's own quick look said: it chooses help and priority, and clears nothing. */
  @Column('text', { name: 'advised_tier' })
  advisedTier!: Tier;

  @Column('text', { name: 'advised_help', nullable: true })
  advisedHelp!: Help | null;

  /** From the form: sending one form twice makes one text. */
  @Column('uuid', { name: 'submission_key' })
  submissionKey!: string;

  @Column({ type: 'timestamptz', name: 'written_at', insert: false, update: false })
  writtenAt!: Date;
}

/** The states of a text that its author may still take back. */
export const TAKES_BACK: RevisionState[] = [
  'pending',
  'held',
  'with_author',
  'published',
  'returned',
  'kept',
  'declined',
  'removed',
];

/** The states of an unpublished text that the author's next one replaces at once. */
export const REPLACED_BY_THE_NEXT: RevisionState[] = [
  'pending',
  'held',
  'with_author',
  'returned',
  'kept',
  'declined',
];

/** What is screened: title and body as one text, in this order, so that matches have one kind of offset. */
export function screenedText({ title, body }: Pick<Revision, 'title' | 'body'>): string {
  return title === null ? body : `${title}\n\n${body}`;
}
