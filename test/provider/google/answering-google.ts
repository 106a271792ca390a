import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type GoogleSimulator, startGoogleSimulator } from '../../../src/simulator/google/index.js';

/** Status and body of an answer: JSON, or a text as it is. */
export type Written = readonly [status: number, body: unknown];

export const TOKEN: Written = [200, { access_token: 'example-token-value', expires_in: 3599, token_type: 'Bearer' }];

export const USER = { id: '1', primaryEmail: 'admin@example.com', customerId: 'C0example', name: {}, suspended: false };

export const LAST_PAGE: Written = [200, { users: [USER] }];

/** Runs something against a server that gives set answers, by a part of the path. */
export async function answering<Result>(
  answers: Readonly<Record<string, Written>>,
  use: (simulator: GoogleSimulator) => Promise<Result>,
): Promise<Result> {
  const server = createServer((request, response) => {
    const [status, body] = Object.entries(answers).find(([path]) => request.url?.includes(path))?.[1] ?? [404, {}];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  // Only the form of the key is the simulator's: it leads to the server above.
  const simulator = await startGoogleSimulator();
  const key = simulator.key.replace(simulator.url, url);
  try {
    return await use({ ...simulator, url, key });
  } finally {
    await simulator.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
