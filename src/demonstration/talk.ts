import { Saying } from '../phrases/saying.js';
import { Helped } from '../tips/helped.js';
import { Tips } from '../tips/tips.js';
import type { Scene, Told } from './scene.js';
import { type Act, linesOf, type WrittenThread } from './story.js';

const HOUR = 60;
const KIND_WORDS = ['hear', 'strength'] as const;

/** All that happens in threads: opening, answering, kind words, what helped, and what became a tip. */
export function talk(scene: Scene, threads: readonly WrittenThread[]): Act[] {
  return threads.flatMap((thread) => actsOf(scene, thread));
}

function actsOf(scene: Scene, thread: WrittenThread): Act[] {
  const lines = linesOf(thread.posts, scene.now);
  const told: Told[] = [];
  const tell = async (place: number): Promise<void> => {
    const line = lines[place]!;
    told[place] =
      place === 0
        ? await scene.opens(thread, line)
        : await scene.answers(told[0]!.threadId, thread.board, line);
  };
  const last = lines.at(-1)!.ago;
  return [
    ...lines.map(({ ago }, place) => ({ ago, happens: () => tell(place) })),
    ...kindWords(scene, thread, told),
    ...helpedIn(thread).map((place) => ({
      ago: last - 1 * HOUR,
      happens: () => help(scene, told[place]!, lines[0]!.who),
    })),
    ...(thread.tips ?? []).flatMap((tip) => tipActs(scene, tip, told, lines[tip[0]]!.who, last)),
  ].map((act) => ({ ...act, ago: Math.max(1, act.ago) }));
}

// What became a tip had helped.
function helpedIn({ helped = [], tips = [] }: WrittenThread): number[] {
  return [...new Set([...helped, ...tips.map(([place]) => place)])];
}

// Whoever answers says something kind of the opening post, now and then also of the answer before.
function kindWords(scene: Scene, { posts }: WrittenThread, told: Told[]): Act[] {
  const lines = linesOf(posts, scene.now);
  return lines.slice(1).flatMap(({ who, ago, oneTime }, at) => {
    const about = at % 2;
    const own = lines[about]!.who === who || oneTime !== null || at % 3 === 2;
    if (own || about > at) return [];
    const phrase = KIND_WORDS[at % 2]!;
    const happens = async () =>
      (await scene.isUp(told[about]!)) &&
      scene.web.get(Saying).say(told[about]!.postId, phrase, await scene.people.as(who));
    return [{ ago: ago - 2, happens }];
  });
}

async function help(scene: Scene, answer: Told, opener: string): Promise<void> {
  const { postId } = answer;
  if (await scene.isUp(answer)) await scene.web.get(Helped).mark(postId, await scene.people.as(opener));
}

function tipActs(
  scene: Scene,
  [place, topic, consent]: NonNullable<WrittenThread['tips']>[number],
  told: Told[],
  writer: string,
  last: number,
): Act[] {
  const tips = scene.web.get(Tips);
  const propose = async () =>
    (await scene.isUp(told[place]!)) &&
    tips.propose(told[place]!.postId, topic, await scene.people.as('Isla Fern'));
  const agree = async () =>
    (await scene.isUp(told[place]!)) &&
    tips.answer(await tips.asked(told[place]!.postId, await scene.people.as(writer)), consent);
  return [
    { ago: last - 5 * HOUR, happens: propose },
    { ago: last - 11 * HOUR, happens: agree },
  ];
}
