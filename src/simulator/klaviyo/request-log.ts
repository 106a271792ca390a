import { type RequestHandler } from 'express';

/** One request that was answered. There are no headers in it, so no key. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query: `/scim/v2/Users`. */
  readonly path: string;
  /** The query as it was sent, without the question mark; empty if there is none. */
  readonly query: string;
  readonly status: number;
}

export interface RequestLog {
  readonly middleware: RequestHandler;
  /** In the order of the answers. A copy. */
  readonly entries: () => readonly LoggedRequest[];
}

/** Remembers what was asked and answered. An access key that someone put into a URL is left out. */
export function createRequestLog(accessKey: string): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries: () => [...entries],
    middleware: (request, response, next) => {
      const { method, originalUrl } = request;
      const [path = '', query = ''] = originalUrl.replaceAll(accessKey, '[access key]').split(/\?(.*)/s);
      response.on('finish', () => entries.push({ method, path, query, status: response.statusCode }));
      next();
    },
  };
}
