import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  FORGET_EXCHANGES,
  FORGET_NOTICES,
  FORGET_RECORD_WORDS,
  FORGET_SAFEGUARDING,
  FORGET_TEXTS,
  FUNCTIONS,
  IS_NEEDED,
  KEEPS_ENOUGH,
  NOTE_WHEN_OVER,
} from './048-retention-functions.js';

/**
 * What is over is not kept for ever. A text that is not up loses its words after a while: the one change of a text that
 * is allowed, to nothing, by functions of the migration role alone. `docs/privacy.md` has the days.
 * Code: HS048 too soon.
 */
export class Retention1763800000048 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...COLUMNS, ...MADE]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await db.query(TRIGGER);
    for (const amendment of AMENDED) await amend(db, amendment);
  }

  // Words that were forgotten do not come back; a sentence stands where older code wants one.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger note_when_over on revisions`);
    await db.query(`alter table revisions disable trigger user`);
    await db.query(`update revisions set body = '(not kept)' where body = ''`);
    await db.query(`alter table revisions enable trigger user`);
    for (const { name, was, is } of [...AMENDED].reverse()) await amend(db, { name, was: is, is: was });
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    for (const sql of WITHOUT) await db.query(sql);
  }
}

interface Amendment {
  name: string;
  was: string;
  is: string;
}

// What was over before this release counts from the day of the release.
const COLUMNS = [
  `alter table revisions add column over_on date`,
  `alter table revisions disable trigger user`,
  `update revisions set over_on = current_date
    where state in ('declined', 'returned', 'kept', 'removed', 'withdrawn', 'superseded')`,
  `alter table revisions enable trigger user`,
  `create index revisions_to_forget on revisions (over_on) where over_on is not null and body <> ''`,
  `alter table revisions drop constraint revisions_body_check, add constraint revisions_body_check check (
    char_length(body) between 1 and 10000 or (body = '' and title is null and html is null and over_on is not null))`,
];

const WITHOUT = [
  `alter table revisions drop constraint revisions_body_check, add constraint revisions_body_check check (
    char_length(body) between 1 and 10000)`,
  `alter table revisions drop column over_on`,
];

const MADE = [
  NOTE_WHEN_OVER,
  KEEPS_ENOUGH,
  IS_NEEDED,
  FORGET_TEXTS,
  FORGET_EXCHANGES,
  FORGET_NOTICES,
  FORGET_SAFEGUARDING,
  FORGET_RECORD_WORDS,
];

const TRIGGER = `
  create trigger note_when_over before update of state on revisions for each row execute function note_when_over()`;

const FORGETS = `current_user = owner and new.state = old.state and (new.body, new.title, new.html) is not distinct from ('', null, null)`;

const AMENDED: Amendment[] = [
  {
    name: 'guard_revision',
    was: `(old.id, old.post_id, old.number, old.title, old.body) then
    raise exception`,
    is: `(old.id, old.post_id, old.number, old.title, old.body)
    and not (${FORGETS} and (new.id, new.post_id, new.number) = (old.id, old.post_id, old.number)) then
    raise exception`,
  },
  {
    name: 'guard_revision',
    was: `if new.html is distinct from old.html and old.state <> 'pending' then`,
    is: `if new.html is distinct from old.html and old.state <> 'pending' and not (${FORGETS}) then`,
  },
  {
    name: 'guard_second_look',
    was: `where id = new.decision_id and outcome <> 'publish') then`,
    is: `where id = new.decision_id and outcome <> 'publish')
    or not exists (select from decisions d join revisions r on r.id = d.revision_id where d.id = new.decision_id and r.body <> '') then`,
  },
];

async function amend(db: QueryRunner, { name, was, is }: Amendment): Promise<void> {
  const [found] = (await db.query(
    `select pg_get_functiondef(oid) as source from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace`,
    [name],
  )) as { source: string }[];
  if (found?.source.split(was).length !== 2) throw new Error(`Not found once in ${name}: ${was}`);
  await db.query(found.source.replace(was, () => is));
}
