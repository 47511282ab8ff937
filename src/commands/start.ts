import { type Config, loadConfig } from '../platform/config.js';
import { Forum } from './start/forum.js';
import { StopRequest } from './start/stop-request.js';

const LAST_RESORT = 3_000; // milliseconds

/**
 * `npm start`: opens the whole forum on this machine and keeps it open until Ctrl-C, or SIGTERM.
 * @throws Error with one sentence for the operator
 */
export function run(): Promise<void> {
  return open(loadConfig(), process.env);
}

/**
 * Opens a forum, and keeps it open likewise.
 * @param env what its processes inherit
 * @throws Error with one sentence for the operator
 */
export async function open(config: Config, env: NodeJS.ProcessEnv): Promise<void> {
  // The terminal may be closed before everything has stopped in order.
  process.stdout.on('error', () => undefined);
  const forum = new Forum(config, env, say);
  const request = new StopRequest(
    () => hurry(forum),
    () => say('Stopping …'),
  );
  try {
    await forum.run(request.signal);
  } catch (error) {
    // What breaks because the operator stops it is no news.
    if (!request.signal.aborted) throw error;
  } finally {
    await forum.close();
    request.forget();
  }
}

function say(words: string): void {
  console.log(words);
}

function hurry(forum: Forum): void {
  forum.hurry();
  setTimeout(() => process.exit(1), LAST_RESORT).unref();
}
