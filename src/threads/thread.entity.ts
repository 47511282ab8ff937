import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Board } from '../boards/board.entity.js';

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

  @Column({ type: 'text', insert: false })
  state!: 'open' | 'locked';
}
