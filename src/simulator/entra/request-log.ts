import { type RequestHandler } from 'express';

/** A request as it came, without its headers. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /**
   * Undefined where there was none. The body of a token request is left out: it carries a secret or a signed assertion. So is
   * the value of every secret key of a synchronization.
   */
  readonly body: unknown;
}

/** Remembers what was asked. */
export interface RequestLog {
  readonly handler: RequestHandler;
  readonly requests: () => readonly LoggedRequest[];
  readonly forget: () => void;
}

const HIDDEN = '*';

/** A log that is still empty. */
export function requestLog(): RequestLog {
  let logged: LoggedRequest[] = [];
  return {
    handler: (request, _response, next) => {
      const body: unknown = request.path.endsWith('/oauth2/v2.0/token') ? undefined : withoutSecrets(request.body);
      logged.push({ method: request.method, path: request.originalUrl, body });
      next();
    },
    requests: () => structuredClone(logged),
    forget: () => {
      logged = [];
    },
  };
}

/** The same with `*` for the value beside every `SecretToken`, at whichever depth it stands. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const hides = 'key' in value && value.key === 'SecretToken';
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, hides && name === 'value' ? HIDDEN : withoutSecrets(part)]),
  );
}
