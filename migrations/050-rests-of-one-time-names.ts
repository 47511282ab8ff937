import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A one-time name may rest while its member lives and writes under another: nobody can know. So nothing of such a name
 * is hidden from the team, and letters to it are written. It stays silent, and that can be undone.
 */
export class RestsOfOneTimeNames1763800000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [skipItem(PSEUDONYM), skipNotice(PSEUDONYM), ...COME_BACK]) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const sql of [skipItem(''), skipNotice(''), ...GO_AGAIN]) await db.query(sql);
  }
}

const PSEUDONYM = ` and persona_id in (select id from personas where kind = 'pseudonym')`;

function skipItem(and: string): string {
  return trigger(
    'skip_item_of_rest',
    `declare
  writer uuid := case new.kind when 'words' then (select persona_id from urgent_words where id = new.subject and source <> 'report')
    else (select p.persona_id from revisions r join posts p on p.id = r.post_id where r.id = new.revision_id) end;
`,
    confirmed('writer', and),
  );
}

function skipNotice(and: string): string {
  return trigger('skip_notice_of_rest', '', confirmed('new.persona_id', and));
}

function confirmed(persona: string, and: string): string {
  return `exists (select from rests where persona_id = ${persona} and confirmed_at is not null and undone_at is null${and})`;
}

function trigger(name: string, declared: string, skips: string): string {
  return `
create or replace function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
${declared}begin
  if ${skips} then
    return null;
  end if;
  return new;
end $$`;
}

// SQL: the one-time names that rest for good.
const ONE_TIME = `(select z.persona_id from rests z join personas k on k.id = z.persona_id and k.kind = 'one_time'
  where z.confirmed_at is not null and z.undone_at is null)`;

const COME_BACK = [
  `select queue_revision(r.id) from revisions r join posts p on p.id = r.post_id
   where r.state = 'held' and p.persona_id in ${ONE_TIME}`,
  `select queue_second_look(s.id) from second_looks s join decisions d on d.id = s.decision_id
   join revisions r on r.id = d.revision_id join posts p on p.id = r.post_id where p.persona_id in ${ONE_TIME}`,
  `select queue_words(u.id) from urgent_words u where u.answered_at is null and u.persona_id in ${ONE_TIME}`,
];

const GO_AGAIN = [
  `delete from queue_items q using revisions r, posts p
   where q.kind in ('held', 'second_look') and r.id = q.revision_id and p.id = r.post_id and p.persona_id in ${ONE_TIME}`,
  `delete from queue_items q using urgent_words u
   where q.kind = 'words' and u.id = q.subject and u.source <> 'report' and u.persona_id in ${ONE_TIME}`,
];
