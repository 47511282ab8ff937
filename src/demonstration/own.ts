import { randomUUID } from 'node:crypto';
import { OwnCheckIns } from '../check-ins/own-check-ins.js';
import { STEPS } from '../check-ins/steps.js';
import { Following } from '../following/following.js';
import { withGoal } from '../milestones/goals.js';
import { afterSetback } from '../milestones/milestone.js';
import { Milestones } from '../milestones/milestones.js';
import type { Viewer } from '../platform/web/visit.js';
import { SavedPosts } from '../saved/saved-posts.js';
import { DOORS } from './people.js';
import type { Scene } from './scene.js';
import type { Act } from './story.js';
import { dayOf } from './when.js';

/** What the member whom visitors can be has of their own: days and goals, check-ins, saved posts, what they follow. */
export interface WrittenOwn {
  milestones: {
    name: string;
    way: 'since' | 'of';
    begun: number;
    reasons: string;
    setback?: { on: number; note: string };
    goals: string[];
  }[];
  aims: string[];
}

/** It is kept at the end of the story; what it says of days reaches back. */
export function own(scene: Scene, written: WrittenOwn): Act[] {
  const keep = async (): Promise<void> => {
    const viewer = await scene.people.as(DOORS['a member']);
    for (const milestone of written.milestones) await count(scene, viewer, milestone);
    await checkedIn(scene, viewer, written.aims);
    await keepAndFollow(scene, viewer);
  };
  return [{ ago: 3, happens: keep }];
}

async function count(
  { web, now }: Scene,
  viewer: Viewer,
  { name, way, begun, reasons, setback, goals }: WrittenOwn['milestones'][number],
): Promise<void> {
  const milestones = web.get(Milestones);
  const id = randomUUID();
  await milestones.begin(viewer, { id, name, way, reasons, day: dayOf(begun, now) });
  if (setback)
    await milestones.change(viewer, id, (it) =>
      afterSetback(it, { ...setback, on: dayOf(setback.on, now) })!,
    );
  for (const words of goals) {
    const goal = { id: randomUUID(), words, review: dayOf(-7, now), reached: false };
    await milestones.change(viewer, id, (it) => withGoal(it, goal)!);
  }
}

// A month with its ups and downs, and days without a word.
const WAVE = [1, 1, 0, 2, 2, 1, 3, 2, 3, 3, 2, 1, 2, 3, 4, 3];

async function checkedIn({ web, now }: Scene, viewer: Viewer, aims: string[]): Promise<void> {
  for (const [at, height] of WAVE.entries()) {
    const day = dayOf((WAVE.length - at) * 2 - (at % 3 === 0 ? 1 : 0), now);
    await web.get(OwnCheckIns).keep(viewer, { day, step: STEPS[height]!, aim: aims[at % aims.length]! });
  }
}

async function keepAndFollow(scene: Scene, viewer: Viewer): Promise<void> {
  const posts = await scene.rows<{ id: string; thread_id: string }>(ANSWERS, [viewer.personaId]);
  for (const { id } of posts.slice(0, 4)) await scene.web.get(SavedPosts).save(viewer, id);
  for (const { thread_id: thread } of posts.slice(4))
    await scene.web.get(Following).followThread(thread, viewer);
  await scene.web.get(Following).followBoard('depression', viewer);
}

const ANSWERS = `
  select distinct on (t.id) p.id, p.thread_id from posts p join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  where p.position > 1 and t.kind = 'talk' and p.persona_id <> $1 and b.slug = 'depression' and not t.members_only
  order by t.id limit 8`;
