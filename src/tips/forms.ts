import { z } from 'zod';
import { TOPICS } from './topics.js';

/** A facilitator's proposal: what the tip is about. */
export const topicForm = z.strictObject({ topic: z.enum(TOPICS, 'tips.topic_missing') });

export type TopicFields = z.infer<typeof topicForm>;

/** The writer's answer. */
export const consentForm = z.strictObject({
  consent: z.enum(['named', 'unnamed', 'no'], 'tips.consent_missing'),
});

export type ConsentFields = z.infer<typeof consentForm>;
