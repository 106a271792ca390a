import { type RequestHandler } from 'express';

/** One request, answered or given up. There are no headers in it, so no key. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query: `/scim/v2/Users`. */
  readonly path: string;
  /** The query as it was sent, without the question mark; empty if there is none. */
  readonly query: string;
  /** Undefined where the connection ended before the answer. */
  readonly status: number | undefined;
  /** The JSON that was sent. Default: there is none, or it was not read. */
  readonly body?: unknown;
}

export interface RequestLog {
  readonly middleware: RequestHandler;
  /** In the order of the answers, or of the ends of connections. A copy. */
  readonly entries: () => readonly LoggedRequest[];
}

/** Remembers what was asked and answered. An access key that someone put into a URL or a body is left out. */
export function createRequestLog(accessKey: string): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries: () => [...entries],
    middleware: (request, response, next) => {
      const { method, originalUrl } = request;
      const [path = '', query = ''] = originalUrl.replaceAll(accessKey, '[access key]').split(/\?(.*)/s);
      const log = (status: number | undefined): void => {
        const sent = request.body === undefined ? undefined : JSON.stringify(request.body);
        const body =
          sent === undefined ? {} : { body: JSON.parse(sent.replaceAll(accessKey, '[access key]')) as unknown };
        entries.push({ method, path, query, status, ...body });
      };
      response.once('finish', () => log(response.statusCode));
      response.once('close', () => {
        if (!response.writableFinished) log(undefined);
      });
      next();
    },
  };
}
