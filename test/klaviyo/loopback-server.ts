import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on loopback for one test file. `handle` is replaced by each test; `requests` are those since then. */
export class LoopbackServer {
  readonly requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  readonly #server: Server;
  #handler: Handler = (_, response) => response.writeHead(500).end();

  constructor() {
    this.#server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      const logged = { method, url, headers, body: '' };
      this.requests.push(logged);
      if (headers['content-length'] === undefined) {
        this.#handler(request, response);
        return;
      }
      request.setEncoding('utf8').on('data', (part: string) => (logged.body += part));
      request.on('end', () => this.#handler(request, response));
    });
  }

  handle(handler: Handler): void {
    this.requests.length = 0;
    this.#handler = handler;
  }

  /** Answers each request with the next of the handlers, the last one again and again. */
  handleInTurn(...handlers: readonly Handler[]): void {
    let next = 0;
    this.handle((request, response) => {
      handlers[Math.min(next, handlers.length - 1)]!(request, response);
      next += 1;
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get baseUrl(): string {
    return `${this.origin}/scim/v2`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers with a status, a body and headers; a body that is not a string is sent as SCIM's JSON. */
export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Handler {
  return (_, response) => {
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/scim+json', ...headers }).end(text);
  };
}

/** A SCIM list of all the users on one page. */
export function onePage(users: readonly object[]): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: users.length,
    startIndex: 1,
    itemsPerPage: users.length,
    Resources: users,
  };
}

/** A SCIM record as a server might write it. */
export function wireUser(id: string, changes: object = {}): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id,
    userName: `${id}@example.com`,
    name: { givenName: 'Ada', familyName: id },
    emails: [{ value: `${id}@example.com`, type: 'work', primary: true }],
    active: true,
    role: 'analyst',
    ...changes,
  };
}
