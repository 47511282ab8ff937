import { expect, it } from 'vitest';
import { startForum } from '../support/forum.js';
const T = (p: Promise<unknown>) => Promise.race([p.then(() => 'closed'), new Promise((r) => setTimeout(r, 8000, 'HANGS'))]);
it('redis', async () => {
  const forum = await startForum({ config: { redisUrl: `redis://127.0.0.1:6399` } });
  await forum.guest().get('/');
  console.log('TRY worker', await T(forum.stopWorker()));
  console.log('TRY web', await T(forum.app.close()));
});
