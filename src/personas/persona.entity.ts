import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A name that a member wears. All that others see, and all that posts, notices and limits refer to. */
@Entity('personas')
export class Persona {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: 'pseudonym' | 'one_time' | 'former' | 'site';

  @Column('text')
  name!: string;

  /** The name as the eye confuses it: two names with one key cannot both exist. */
  @Column('text', { name: 'name_key', unique: true })
  nameKey!: string;

  /** SHA-256 of the name that the screen let through; the table refuses a name without it. */
  @Column('bytea', { name: 'cleared_digest' })
  clearedDigest!: Buffer;

  /** Set for pseudonyms only; whose a one-time name is stands in columns that only `OneTimeNames` reads. */
  @Column('uuid', { name: 'member_id', nullable: true })
  memberId!: string | null;
}
