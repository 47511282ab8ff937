/** Why a text is escalated, in one word: the reason proper stands apart, in the moderator's words. */
export const ESCALATION_REASONS = ['now', 'place', 'someone_else', 'not_alone'] as const;
