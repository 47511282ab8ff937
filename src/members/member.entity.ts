import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberRole } from '../platform/web/visit.js';

/** A person with an account. What they are called is a persona; no address of any kind is kept. */
@Entity('members')
export class Member {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  role!: MemberRole;

  /** argon2id, in its usual encoded form; the pepper is not in it. Null where passkeys alone let the member in. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** Keyed tag of the recovery code. */
  @Column('bytea', { name: 'recovery_digest' })
  recoveryDigest!: Buffer;

  /** Names the key that made the tag; null for one from before keys could change. */
  @Column('bytea', { name: 'recovery_key', nullable: true })
  recoveryKey!: Buffer | null;

  /** ISO day. */
  @Column({ type: 'date', name: 'joined_on', insert: false, update: false })
  joinedOn!: string;
}
