import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CompanyThreads } from '../bad-night/company-threads.js';
import { WelcomeThreads } from '../board-guides/welcome-threads.js';
import { Boards } from '../boards/boards.js';
import { checkInForm } from '../check-ins/forms.js';
import { currentCheckIn } from '../check-ins/check-in-reading.js';
import { CheckInOpenings } from '../check-ins/check-in-openings.js';
import { CheckIns } from '../check-ins/check-ins.js';
import { Circles } from '../circles/circles.js';
import { circleForm } from '../circles/forms.js';
import { FollowRounds } from '../following/follow-rounds.js';
import { Gathering } from '../phrases/gathering.js';
import { ownPersonas } from '../platform/web/visit.js';
import type { Scene, Told } from './scene.js';
import { type Act, type Line, linesOf } from './story.js';
import { agoOf, dateOf } from './when.js';

/** Rituals as they are written down. The body of a check-in is `step / sentence / aim`. */
export interface WrittenRituals {
  checkIns: Record<string, string[]>;
  welcome: Record<string, string[]>;
  company: Record<string, string[]>;
  circles: WrittenCircle[];
}

interface WrittenCircle {
  board: string;
  title: string;
  body: string;
  prompts: [string, string, string, string];
  by: string;
  /** How many days ago it was opened, and it began after two. */
  opened: number;
  posts: string[];
}

const FIRST_DAY = 28;

/** What the place does by itself, day for day, and what people write there. @param only the boards of the story */
export function rituals(scene: Scene, written: WrittenRituals, only: (board: string) => boolean): Act[] {
  const on = (lists: Record<string, string[]>) => Object.entries(lists).filter(([board]) => only(board));
  return [
    ...days(scene),
    ...on(written.checkIns).flatMap(([board, posts]) => checkIns(scene, board, posts)),
    ...on(written.welcome).flatMap(([board, posts]) => inThreadOf(scene, 'welcome', board, posts)),
    ...on(written.company).flatMap(([board, posts]) => inThreadOf(scene, 'company', board, posts)),
    ...written.circles.filter(({ board }) => only(board)).flatMap((circle) => circleActs(scene, circle)),
  ];
}

// A worker's rounds of each day, with the day of the story as their today.
function days(scene: Scene): Act[] {
  const { worker, now } = scene;
  return Array.from({ length: FIRST_DAY + 1 }, (_, at) => FIRST_DAY - at).map((day) => {
    const ago = agoOf(`${day}d 08:01`, now, null);
    const round = async (): Promise<void> => {
      await worker.get(WelcomeThreads).openMissing();
      await worker.get(CompanyThreads).keepOpen(dateOf(ago, now));
      await worker.get(CheckInOpenings).openDue(dateOf(ago, now));
      await worker.get(Gathering).gather();
      await worker.get(FollowRounds).gather();
    };
    return { ago, happens: round };
  });
}

function checkIns(scene: Scene, board: string, posts: string[]): Act[] {
  return linesOf(posts, scene.now).map((line) => ({
    ago: line.ago,
    happens: () => checkIn(scene, board, line),
  }));
}

async function checkIn(scene: Scene, board: string, { who, body }: Line): Promise<void> {
  const viewer = await scene.people.as(who);
  const row = await currentCheckIn.row(scene.web.get(DataSource), [board, ownPersonas(viewer)]);
  const [step, sentence = '', aim = ''] = body.split(' / ');
  const fields = checkInForm.parse({ step, body: sentence, aim, key: randomUUID() });
  await scene.told(await scene.web.get(CheckIns).checkIn(row!, fields, viewer));
}

function inThreadOf(scene: Scene, kind: 'welcome' | 'company', board: string, posts: string[]): Act[] {
  return linesOf(posts, scene.now).map((line) => ({
    ago: line.ago,
    happens: async () => scene.answers(await newest(scene, kind, board), board, line),
  }));
}

async function newest(scene: Scene, kind: string, board: string): Promise<string> {
  const [thread] = await scene.rows<{ thread_id: string }>(
    `select s.thread_id from site_threads s join boards b on b.id = s.board_id
     where b.slug = $1 and s.kind = $2 order by s.period desc limit 1`,
    [board, kind],
  );
  return thread!.thread_id;
}

function circleActs(scene: Scene, circle: WrittenCircle): Act[] {
  let told: Told;
  const open = async (): Promise<void> => {
    told = await openCircle(scene, circle);
  };
  const lines = linesOf(circle.posts, scene.now);
  return [
    // Whole days ago, so that its hours stay whole when they have passed.
    { ago: circle.opened * 1_440, happens: open },
    ...lines.map((line) => ({
      ago: line.ago,
      happens: () => scene.answers(told.threadId, circle.board, line),
    })),
  ];
}

async function openCircle(
  scene: Scene,
  { board: slug, title, body, prompts, by }: WrittenCircle,
): Promise<Told> {
  const viewer = await scene.people.as(by);
  const board = await scene.web.get(Boards).readable(slug, viewer);
  const [prompt_1, prompt_2, prompt_3, prompt_4] = prompts;
  const day = dateOf(-2 * 1_440, scene.now)
    .toISOString()
    .slice(0, 10);
  const times = {
    day,
    hour: '18',
    zone: 'UTC',
    length_1: '24',
    length_2: '48',
    length_3: '48',
    length_4: '24',
  };
  const asked = { prompt_1, prompt_2, prompt_3, prompt_4 };
  const fields = circleForm.parse({ title, body, key: randomUUID(), ...asked, ...times });
  return scene.told(await scene.web.get(Circles).open(board, fields, viewer));
}
