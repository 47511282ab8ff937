import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** For Node: room for what is made and thrown away at once, so that less of it is swept up. */
export const ROOMY = ['--max-semi-space-size=64'];

/** Files that take longest, most of them waiting for processes of their own. */
const SLOW = [
  'journeys/every-page',
  'journeys/shared-device',
  'journeys/decisions',
  'duty/worker-killed',
  'dump/canaries',
  'duty/alerting',
  'crisis-lines/live-everywhere',
  'escalations/ringing',
  'threads/worker-killed',
  'setup/losing-the-key',
  'setup/recovering-the-database',
  'setup/starting-the-database',
  'platform/routes',
  'record/tampering',
  'rescreenings/worker-killed',
  'threads/queue-away',
  'own-words/starting',
];

/** Begins them early, but one after the other: the waits of one are the working time of others. */
export class SlowEarly extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const slow = sorted.filter(isSlow);
    const quick = sorted.filter((file) => !isSlow(file));
    const between = Math.ceil(quick.length / 2 / slow.length);
    const mixed = quick.flatMap((file, nth) => (nth % between === 0 ? [...slow.splice(0, 1), file] : [file]));
    return [...mixed, ...slow];
  }
}

function isSlow({ moduleId, project }: TestSpecification): boolean {
  return !project.config.isolate && SLOW.some((name) => moduleId.endsWith(`test/${name}.spec.ts`));
}
