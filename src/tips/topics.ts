import { message } from '../platform/web/messages.js';

/** What a tip is about, in the order of the library. PostgreSQL knows the same list (migration 054). */
export const TOPICS = ['cravings', 'sleep', 'mornings', 'family', 'medicine', 'help', 'other'] as const;

export type Topic = (typeof TOPICS)[number];

/** A topic in words that people read. */
export function topicWords(topic: Topic): string {
  return message(`tips.topic_${topic}`);
}

/** The topic that was asked for; anything else means all of them. */
export function topicIn(asked: unknown): Topic | null {
  return TOPICS.find((topic) => topic === asked) ?? null;
}
