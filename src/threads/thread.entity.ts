import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Board } from '../boards/board.entity.js';
import type { Wish } from './choices/wishes.js';

/** What a thread is for. All but talk and circles are opened by the place itself. */
export type ThreadKind = 'talk' | 'check_in' | 'circle' | 'company' | 'welcome' | 'first_steps';

/** A conversation on a board. It is seen once its opening post is up. */
@Entity('threads')
export class Thread {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'board_id' })
  boardId!: string;

  @ManyToOne(() => Board)
  @JoinColumn({ name: 'board_id' })
  board!: Board;

  /** Another board that lists it too. */
  @Column({ type: 'uuid', name: 'second_board_id', nullable: true })
  secondBoardId!: string | null;

  @Column({ type: 'text', insert: false })
  kind!: ThreadKind;

  @Column({ type: 'text', insert: false })
  state!: 'open' | 'locked';

  /** Who opened it wants members alone to read it, whatever its board is. */
  @Column({ type: 'boolean', name: 'members_only' })
  membersOnly!: boolean;

  /** How who opened it would like to be answered. */
  @Column({ type: 'text', array: true })
  wishes!: Wish[];
}
