import { createHash } from 'node:crypto';

/** What the simulator gives ids to; the first digit of an id says which kind it is, for a person who reads a log. */
const KINDS = {
  application: '1',
  servicePrincipal: '2',
  client: '3',
  group: '4',
  user: '5',
  job: '6',
  rule: '7',
  secret: '8',
  cycle: '9',
  logEntry: 'a',
  request: 'b',
} as const;

export type IdKind = keyof typeof KINDS;

/** Where ids come from. */
export interface IdSource {
  /** The next id of a kind, in the form of a UUID. */
  readonly uuid: (kind: IdKind) => string;
  /** The next id of an app role assignment: 43 characters that are no UUID, as Graph's are. They sort in the order of making. */
  readonly assignment: () => string;
}

/** A source of ids that counts from 1 for every kind: the same calls give the same ids. */
export function idSource(): IdSource {
  const last = new Map<string, number>();
  const next = (kind: string): number => {
    const number = (last.get(kind) ?? 0) + 1;
    last.set(kind, number);
    return number;
  };
  return {
    uuid: (kind) => `${KINDS[kind]}0000000-0000-4000-8000-${String(next(kind)).padStart(12, '0')}`,
    assignment: () => {
      const counted = String(next('assignment')).padStart(8, '0');
      return counted + createHash('sha256').update(counted).digest('base64url').slice(0, 35);
    },
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID, which Graph demands of most ids. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
