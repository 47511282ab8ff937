import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Comes back once the Redis at this port answers. */
export async function answers(port: number): Promise<void> {
  while (
    !(await say(port, 'PING').then(
      () => true,
      () => false,
    ))
  )
    await delay(50);
}

/** Gives Redis one command. @throws Error where it says anything but that it was done */
export async function say(port: number, command: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!/^\+(PONG|OK)/.test(answer.toString())) throw new Error('Redis is not ready.');
  } finally {
    socket.destroy();
  }
}
