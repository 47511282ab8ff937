import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What somebody's phone was sent. */
export interface Ring {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Behaviour = 'takes' | 'refuses' | 'hangs' | 'hangs up' | { redirect: string };

/** A real receiver of webhooks on this machine. */
export class Receiver {
  readonly rings: Ring[] = [];
  behaviour: Behaviour = 'takes';

  /** Where it listens, or listened. */
  url = '';

  private constructor(private readonly server: Server) {}

  static async start(behaviour: Behaviour = 'takes'): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    receiver.behaviour = behaviour;
    server.on('request', receiver.answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-topic`;
    return receiver;
  }

  /** Waits until it has been rung so often. */
  async rung(times: number): Promise<Ring[]> {
    while (this.rings.length < times) await once(this.server, 'rung');
    return this.rings;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private readonly answer: RequestListener = (request, response) => {
    void readAll(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      this.rings.push({ method, path, headers, body });
      if (this.behaviour === 'hangs up') request.socket.resetAndDestroy();
      else if (typeof this.behaviour === 'object')
        response.writeHead(307, { Location: this.behaviour.redirect }).end();
      else if (this.behaviour !== 'hangs')
        response.writeHead(this.behaviour === 'takes' ? 200 : 500).end('words');
      this.server.emit('rung');
    });
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
