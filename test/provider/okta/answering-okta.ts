import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type OktaConnection } from '../../../src/provider/okta/connection/okta-connection.js';
import { connect } from './okta-at-hand.js';

/** A server that answers each path with JSON as it was given, and a list in one page that names itself. */
export interface AnsweringOkta {
  readonly url: string;
  readonly okta: OktaConnection;
  /** What was asked, path and query. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts it. A path that has no answer gives 404. */
export async function startAnsweringOkta(answers: Readonly<Record<string, unknown>>): Promise<AnsweringOkta> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = answers[path];
    const headers = { 'content-type': 'application/json', link: `<${path}>; rel="self"` };
    response.writeHead(body === undefined ? 404 : 200, headers).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, okta: await connect(url), asked, close };
}
