import { expect, it } from 'vitest';
import { startForum } from '../support/forum.js';
const T = (p: Promise<unknown>) => Promise.race([p.then(() => 'closed'), new Promise((r) => setTimeout(r, 8000, 'HANGS'))]);
it('pg', async () => {
  const forum = await startForum({ worker: false });
  await forum.sql('revoke all on all tables in schema bullmq from hearthside_worker');
  const before = process.cpuUsage();
  console.error = () => { n++ }; let n = 0;
  await forum.startWorker();
  await new Promise((r) => setTimeout(r, 3000));
  console.log('TRY errors', n, process.cpuUsage(before).user / 1e6);
  await forum.sql('grant select, insert, update, delete on all tables in schema bullmq to hearthside_worker');
  await new Promise((r) => setTimeout(r, 1000)); n = 0;
  await new Promise((r) => setTimeout(r, 2000));
  console.log('TRY errors after grant', n, process.cpuUsage(before).user / 1e6);
  console.log('TRY worker', await T(forum.stopWorker()));
});
