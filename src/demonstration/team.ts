import { randomUUID } from 'node:crypto';
import { BoardKeeping } from '../boards/board-keeping.js';
import { readyBoards } from '../boards/ready-boards.js';
import { Badges } from '../circles/badges.js';
import { ClosedGroups } from '../closed-groups/closed-groups.js';
import { limitForm } from '../limits/forms.js';
import { Limits } from '../limits/limits.js';
import { Reports } from '../reports/reports.js';
import { Decisions } from '../reviews/decisions.js';
import { decisionForm } from '../reviews/forms.js';
import { Glances } from '../reviews/glances.js';
import { Reviews } from '../reviews/reviews.js';
import { Asking, isDecidedAgainst } from '../second-looks/asking.js';
import { DOORS } from './people.js';
import type { Scene, Told } from './scene.js';
import { type Act, linesOf, type WrittenThread } from './story.js';
import { agoOf } from './when.js';

/** A text that the screen holds, and what came of it; without a decision it waits on the desk. */
export interface WrittenHeld extends WrittenThread {
  decided?: { by: string; after: string; outcome: string; reason: string; guideline?: string };
  secondLook?: { after: string; words: string };
}

/** What a story has for the team. */
export interface WrittenTeam {
  held: WrittenHeld[];
  reported: WrittenThread & { place: number; by: string; after: string; words: string };
  paused: WrittenThread & { place: number; by: string; after: string; reason: string };
  group: { name: string; about: string; by: string; names: string[]; made: string; thread: WrittenThread };
}

/** The boards that the story needs besides the first five, whom visitors can be, and what the facilitators learned. */
export async function furnish(scene: Scene, boards: readonly string[]): Promise<void> {
  const [admin, lead] = [await scene.people.as('Ada Hearth'), await scene.people.as('Marlow Finch')];
  for (const name of Object.values(DOORS)) await scene.people.as(name);
  for (const board of readyBoards([]).filter(({ slug }) => boards.includes(slug)))
    await scene.web.get(BoardKeeping).switchOn(board, admin.memberId);
  for (const name of ['Isla Fern', 'Old Jetty']) {
    const { personaId } = await scene.people.as(name);
    await scene.web.get(Badges).set(personaId, 'Listening and holding a group, forty hours', lead.memberId);
  }
}

/** What moderators meet: texts that are held, a report, a pause, a second look; and a closed group. @param only the boards of the story */
export function team(scene: Scene, written: WrittenTeam, only: (board: string) => boolean): Act[] {
  const { held, reported, paused, group } = written;
  return [
    ...held.filter(({ board }) => only(board)).flatMap((text) => heldActs(scene, text)),
    ...(only(reported.board) ? reportActs(scene, reported) : []),
    ...(only(paused.board) ? pauseActs(scene, paused) : []),
    ...groupActs(scene, group),
    ...glances(scene),
  ];
}

// What went up though the screen was not easy about it: somebody looks each evening. Today's still waits.
function glances(scene: Scene): Act[] {
  const look = async (): Promise<void> => {
    const viewer = await scene.people.as('Rowan Alder');
    const waiting = await scene.rows<{ subject: string }>(
      `select subject from queue_items where kind = 'glance'`,
    );
    for (const { subject } of waiting) await scene.web.get(Glances).seen(subject, viewer);
  };
  return Array.from({ length: 27 }, (_, at) => ({
    ago: agoOf(`${at + 1}d 21:30`, scene.now, null),
    happens: look,
  }));
}

function heldActs(scene: Scene, held: WrittenHeld): Act[] {
  const line = linesOf(held.posts, scene.now)[0]!;
  let told: Told;
  const write = async (): Promise<void> => {
    told = await scene.opens(held, line);
  };
  const { decided, secondLook } = held;
  const acts: Act[] = [{ ago: line.ago, happens: write }];
  if (!decided) return acts;
  const ago = agoOf(decided.after, scene.now, line.ago);
  acts.push({ ago, happens: () => decide(scene, told, decided) });
  if (secondLook) {
    const asked = agoOf(secondLook.after, scene.now, ago);
    acts.push({ ago: asked, happens: () => askForLook(scene, told, line.who, secondLook.words) });
  }
  return acts;
}

async function decide(
  scene: Scene,
  { postId }: Told,
  { by, outcome, reason, guideline = '' }: NonNullable<WrittenHeld['decided']>,
): Promise<void> {
  const viewer = await scene.people.as(by);
  const [held] = await scene.rows<{ id: string }>(
    `select id from revisions where post_id = $1 and state = 'held'`,
    [postId],
  );
  await scene.web.get(Reviews).claim(held!.id, viewer);
  const review = await scene.web.get(Reviews).mine(held!.id, viewer);
  const fields = decisionForm.parse({ outcome, reason, guideline });
  await scene.web.get(Decisions).decide(review, viewer.memberId, fields);
}

async function askForLook(scene: Scene, { postId }: Told, who: string, words: string): Promise<void> {
  const asking = scene.web.get(Asking);
  const post = await asking.own(postId, await scene.people.as(who));
  if (!isDecidedAgainst(post)) throw new Error('There is nothing to look at again.');
  await asking.ask(post, words);
}

/** A thread of talk, and its texts by their places. */
function threadActs(scene: Scene, thread: WrittenThread): { acts: Act[]; told: Told[]; lastAgo: number } {
  const lines = linesOf(thread.posts, scene.now);
  const told: Told[] = [];
  const acts = lines.map((line, place) => ({
    ago: line.ago,
    happens: async () => {
      told[place] =
        place === 0
          ? await scene.opens(thread, line)
          : await scene.answers(told[0]!.threadId, thread.board, line);
    },
  }));
  return { acts, told, lastAgo: lines.at(-1)!.ago };
}

function reportActs(scene: Scene, { place, by, after, words, ...thread }: WrittenTeam['reported']): Act[] {
  const { acts, told, lastAgo } = threadActs(scene, thread);
  const report = async (): Promise<void> => {
    const reader = await scene.people.as(by);
    const reports = scene.web.get(Reports);
    const post = await reports.reportable(told[place]!.postId, null, reader);
    await reports.tell(post, { kind: 'unkind', body: words, revision: '' }, reader);
  };
  return [...acts, { ago: agoOf(after, scene.now, lastAgo), happens: report }];
}

function pauseActs(scene: Scene, { place, by, after, reason, ...thread }: WrittenTeam['paused']): Act[] {
  const { acts, told, lastAgo } = threadActs(scene, thread);
  const pause = async (): Promise<void> => {
    const viewer = await scene.people.as(by);
    const post = await scene.web.get(Limits).limitable(told[place]!.postId, viewer);
    const form = { kind: 'suspension', days: '7', guideline: 'no-selling', reason, key: randomUUID() };
    await scene.web.get(Limits).give(post, viewer, limitForm.parse(form));
  };
  return [...acts, { ago: agoOf(after, scene.now, lastAgo), happens: pause }];
}

function groupActs(scene: Scene, { name, about, by, names, made, thread }: WrittenTeam['group']): Act[] {
  const groups = scene.web.get(ClosedGroups);
  const written = { ...thread };
  const { acts } = threadActs(scene, written);
  const make = async (): Promise<void> => {
    const keeper = await scene.people.as(by);
    written.board = await groups.make({ name, about }, keeper);
    const group = await groups.kept(written.board, keeper);
    for (const each of names) {
      const guest = await scene.people.as(each);
      await groups.invite(group, each, keeper);
      await groups.join(group, guest);
    }
  };
  return [{ ago: agoOf(made, scene.now, null), happens: make }, ...acts];
}
