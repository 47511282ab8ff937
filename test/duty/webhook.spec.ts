import { afterEach, describe, expect, it } from 'vitest';
import { callWebhook } from '../../src/duty/webhook.js';
import { Receiver } from './receiver.js';

const CALL = { headers: { 'Content-Type': 'text/plain' }, body: 'A crisis – waits' };
const ANYWHERE = { anywhere: true, patience: 2_000 };

const receivers: Receiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop();
});

async function receiver(...args: Parameters<typeof Receiver.start>): Promise<Receiver> {
  const started = await Receiver.start(...args);
  receivers.push(started);
  return started;
}

const call = (url: string, rules = ANYWHERE) => callWebhook(new URL(url), CALL, rules);

describe('a call to a webhook', () => {
  it('arrives whole', async () => {
    const phone = await receiver();
    expect(await call(phone.url)).toBe('sent');
    expect(phone.rings).toMatchObject([{ method: 'POST', path: '/secret-topic', body: CALL.body }]);
    expect(phone.rings[0]!.headers['content-type']).toBe('text/plain');
  });

  it('is not taken when the receiver says so', async () => {
    expect(await call((await receiver('refuses')).url)).toBe('not_taken');
  });

  it('does not reach who hangs up, is not there, or has no such name', async () => {
    expect(await call((await receiver('hangs up')).url)).toBe('not_reached');
    const gone = await Receiver.start();
    await gone.stop();
    expect(await call(gone.url)).toBe('not_reached');
    expect(await call('http://nowhere.invalid/')).toBe('not_reached');
  });

  it('ends when the receiver does not answer', async () => {
    const phone = await receiver('hangs');
    expect(await call(phone.url, { anywhere: true, patience: 100 })).toBe('timed_out');
  });

  it('does not follow a redirection, wherever it leads', async () => {
    const inside = await receiver();
    const phone = await receiver({ redirect: inside.url });
    expect(await call(phone.url)).toBe('not_taken');
    expect(inside.rings).toEqual([]);
  });

  it('speaks TLS where the address says so, and never less', async () => {
    const phone = await receiver();
    expect(await call(phone.url.replace('http:', 'https:'))).toBe('not_reached');
    expect(phone.rings).toEqual([]);
  });

  it('is not made where a name leads to this machine, whatever the name', async () => {
    const phone = await receiver();
    const { port } = new URL(phone.url);
    const asked: string[] = [];
    const outcome = await callWebhook(new URL(`https://hook.example.org:${port}/`), CALL, {
      anywhere: false,
      patience: 2_000,
      ask: (name, _options, answer) => {
        asked.push(name);
        answer(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    expect([outcome, asked, phone.rings]).toEqual(['private_address', ['hook.example.org'], []]);
  });

  it.each(['http://127.0.0.1', 'https://127.0.0.1', 'https://localhost', 'https://[::ffff:127.0.0.1]'])(
    'is not made to this machine: %s',
    async (origin) => {
      const phone = await receiver();
      const { port } = new URL(phone.url);
      expect(await call(`${origin}:${port}/`, { anywhere: false, patience: 2_000 })).toBe('private_address');
      expect(phone.rings).toEqual([]);
    },
  );
});
