import { GUARD_APPEAL, RECORD_APPEAL } from './015-limit-functions.js';
import type { Part } from './027-waits.js';

/** Whether anybody is there who could decide about a pause and did not set it. */
export const OTHERS = `
create function others_may_decide(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from limits l
    left join members m on m.id = l.member_id
    join members d on d.id <> l.set_by and d.id is distinct from l.member_id
      and d.role = any (case when l.kind in ('suspension', 'ban') then array['lead', 'admin'] else array['moderator', 'lead', 'admin'] end)
      and array_position(array['member', 'facilitator', 'moderator', 'lead', 'admin'], d.role)
        > array_position(array['member', 'facilitator', 'moderator', 'lead', 'admin'], coalesce(m.role, 'member'))
    where l.id = which)
$$`;

const NEVER = `new.decided_by = about.set_by or new.decided_by = about.member_id`;

const GUARD_WITH_ALONE = again(GUARD_APPEAL)
  .replace(NEVER, `new.decided_by = about.member_id`)
  .replace(
    `  return new;
end $$`,
    () => `  new.alone := new.decided_by = about.set_by;
  if new.alone and (others_may_decide(about.id) or new.asked_at > now() - interval '1 day') then
    raise exception using errcode = 'HS015', message = 'A second look is somebody else''s; where nobody is, it waits for a day.';
  end if;
  return new;
end $$`,
  );

const RECORD_WITH_ALONE = again(RECORD_APPEAL).replace(
  'new.limit_id, new.decision, new.answer',
  `new.limit_id, new.decision || case when new.alone then '_alone' else '' end, new.answer`,
);

/** A second look at a pause where only the one who set it is there. */
export const ALONE_APPEALS: Part = {
  up: [
    OTHERS,
    `revoke all on function others_may_decide(uuid) from public`,
    `alter table limit_appeals add column alone boolean not null default false`,
    GUARD_WITH_ALONE,
    RECORD_WITH_ALONE,
  ],
  down: [
    again(RECORD_APPEAL),
    again(GUARD_APPEAL),
    `alter table limit_appeals drop column alone`,
    `drop function others_may_decide(uuid)`,
  ],
};

function again(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
