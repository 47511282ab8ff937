import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Thread } from './thread.entity.js';

/** A place in a conversation; its words are revisions. */
@Entity('posts')
export class Post {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'thread_id' })
  threadId!: string;

  @ManyToOne(() => Thread)
  @JoinColumn({ name: 'thread_id' })
  thread!: Thread;

  @Column('uuid', { name: 'persona_id' })
  personaId!: string;

  @Column({ type: 'boolean' })
  opening!: boolean;

  /** Place in the thread; given by PostgreSQL at the first publication, null before. */
  @Column({ type: 'int', nullable: true, insert: false, update: false })
  position!: number | null;
}
