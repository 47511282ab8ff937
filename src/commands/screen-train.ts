import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kept } from '../training/kept.js';
import { learned } from '../training/learning.js';
import { lessonOf } from '../training/lesson.js';
import { crossMeasured } from '../training/measuring.js';
import { givenPosts, ownPosts } from '../training/posts.js';

const OWN = join('training', 'posts');
const WEIGHTS = join('src', 'screening', 'wording', 'weights.json');

/**
 * `npm run screen:train -- --data DIR`: learns the wording model from the project's own posts and the development
 * sets in DIR, says how it does on folds that it did not learn from, and writes the weights. The same posts give the
 * same file. Build again afterwards.
 */
export function run(args: string[]): void {
  const { data } = parseArgs({ args, options: { data: { type: 'string' } } }).values;
  if (data === undefined) throw new Error('Which folder? npm run screen:train -- --data DIR');
  const lessons = [...ownPosts(OWN), ...givenPosts(data)].map(lessonOf);
  for (const line of crossMeasured(lessons)) console.log(line);
  writeFileSync(WEIGHTS, `${JSON.stringify(kept(learned(lessons)), null, 2)}\n`);
  console.log(`${lessons.length} posts; weights written to ${WEIGHTS}`);
}
