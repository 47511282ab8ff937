import type { Job } from 'bullmq';

/** What the log says of a job: never its data nor its id. Nothing of one that was lost with its worker. */
export function jobLine(job: Job | undefined): object {
  if (!job) return {};
  const { queueName: queue, attemptsMade: attempt, processedOn, finishedOn } = job;
  const ms = processedOn === undefined ? undefined : (finishedOn ?? Date.now()) - processedOn;
  return { queue, attempt, ms };
}
