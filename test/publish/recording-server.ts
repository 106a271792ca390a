import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface GivenAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, or `reset` for a connection that breaks, or `silence` for one that is never answered. */
export type Reply = GivenAnswer | 'reset' | 'silence';
export type Responder = (request: RecordedRequest) => Reply;

/** An HTTP server on loopback that keeps every request with its body and answers as the test says. */
export class RecordingServer {
  readonly requests: RecordedRequest[] = [];
  readonly #server: Server;
  #respond: Responder = () => ({ status: 500 });

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        const url = new URL(request.url ?? '', this.origin);
        const recorded = { method: request.method ?? '', url, headers: request.headers, body };
        this.requests.push(recorded);
        const reply = this.#respond(recorded);
        if (reply === 'silence') return;
        if (reply === 'reset') {
          request.socket.resetAndDestroy();
          return;
        }
        const { status, body: answered = '', headers = {} } = reply;
        const written = typeof answered === 'string' ? answered : JSON.stringify(answered);
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(written);
      });
    });
  }

  respond(responder: Responder): void {
    this.requests.length = 0;
    this.#respond = responder;
  }

  /** Answers each request with the next reply, the last one again and again. */
  respondInTurn(...replies: readonly Reply[]): void {
    this.respond(() => replies[Math.min(this.requests.length, replies.length) - 1]!);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Method and path of each request, such as `GET /user`. */
  get asked(): readonly string[] {
    return this.requests.map(({ method, url }) => `${method} ${url.pathname}`);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A clock that only sleeping moves, and chance that always gives 0.5. */
export function standingClock() {
  const waits: number[] = [];
  let time = Date.parse('2026-11-23T06:00:00.000Z');
  return {
    waits,
    timing: {
      now: () => time,
      random: () => 0.5,
      sleep: (milliseconds: number) => {
        waits.push(milliseconds);
        time += milliseconds;
        return Promise.resolve();
      },
    },
  };
}
