/** Whether a name rests: while one person alone says so, its member may be alive. */
export type Resting = 'for_now' | 'confirmed' | null;

/** SQL: how a name rests. @param persona SQL for its id */
export function restingOf(persona: string): string {
  return `(select case when y.confirmed_at is null then 'for_now' else 'confirmed' end from rests y
    where y.persona_id = ${persona} and y.undone_at is null and y.lapsed_at is null
      and y.persona_id in (select persona_id from resting_names))`;
}
