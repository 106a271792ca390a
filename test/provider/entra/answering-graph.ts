import { type GraphConnection } from '../../../src/provider/entra/connection/graph-connection.js';
import { RecordingServer, type Reply } from '../../publish/recording-server.js';
import { connect, TENANT } from './entra-at-hand.js';

/** A Graph that answers each path below the version with JSON as it was given; an array is a list in one page. */
export interface AnsweringGraph {
  readonly entra: GraphConnection;
  /** What was asked of Graph, path and query. */
  readonly asked: () => readonly string[];
  close(): Promise<void>;
}

/** An answer of another status than 200. */
export interface OtherAnswer {
  readonly status: number;
  readonly error?: unknown;
}

/** Starts it. The query of a path counts only where the answers name it; a path that has no answer gives 404. */
export async function startAnsweringGraph(answers: Readonly<Record<string, unknown>>): Promise<AnsweringGraph> {
  const server = new RecordingServer();
  await server.start();
  server.respond(({ url }): Reply => {
    if (url.pathname === `/${TENANT}/oauth2/v2.0/token`) {
      return { status: 200, body: { access_token: 'example-token', token_type: 'Bearer', expires_in: 3599 } };
    }
    const path = url.pathname.replace('/v1.0', '');
    const body = answers[path + url.search] ?? answers[path];
    if (body === undefined) return { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };
    if (isOther(body)) return { status: body.status, body: { error: body.error } };
    return { status: 200, body: Array.isArray(body) ? { value: body } : body };
  });
  const asked = () =>
    server.requests.flatMap(({ url }) =>
      url.pathname.startsWith('/v1.0') ? [url.pathname.slice(5) + url.search] : [],
    );
  return { entra: await connect(server.origin), asked, close: () => server.stop() };
}

function isOther(body: unknown): body is OtherAnswer {
  return typeof body === 'object' && body !== null && 'status' in body && typeof body.status === 'number';
}
