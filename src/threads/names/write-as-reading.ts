/** SQL: the persona $2 has a turn in the thread $1. */
export const TURN = 'select from reply_turns where thread_id = $1 and persona_id = $2 and until > now()';
