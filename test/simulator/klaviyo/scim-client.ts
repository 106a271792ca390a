import { type SimulatedAccount } from '../../../src/simulator/klaviyo/simulated-account.js';
import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';

export const KEY = 'example-access-key';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A user as the tests read them off the wire. */
export interface WireUser {
  readonly id: string;
  readonly userName: string;
  readonly active?: boolean;
  readonly role?: string;
  readonly roles?: readonly unknown[];
  readonly emails: readonly { readonly value: string; readonly type?: string; readonly primary?: boolean }[];
  readonly name: { readonly givenName: string; readonly familyName: string };
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Whatever JSON the body is; an empty object for an empty body. */
  readonly body: WireUser & {
    readonly schemas: readonly string[];
    readonly detail: string;
    readonly scimType?: string;
    readonly Resources: readonly WireUser[];
    readonly totalResults: number;
    readonly itemsPerPage: number;
    readonly startIndex: number;
  };
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const running: KlaviyoSimulator[] = [];

/** An account with an owner, ada (admin), alan (analyst) and grace, who is inactive. */
export const ACCOUNT: SimulatedAccount = {
  accessKey: KEY,
  kind: 'account',
  owner: 'owner@example.com',
  customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
  users: [
    { id: 'owner-1', userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner' },
    { id: 'ada-1', userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
    { id: 'alan-1', userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', role: 'analyst' },
    {
      id: 'grace-1',
      userName: 'grace@example.com',
      givenName: 'Grace',
      familyName: 'Hopper',
      role: 'support',
      active: false,
    },
  ],
};

/** Starts a simulator of {@link ACCOUNT} with changes; {@link closeAll} ends it. */
export async function simulate(changes: Partial<SimulatedAccount> = {}): Promise<KlaviyoSimulator> {
  const simulator = await startKlaviyoSimulator({ account: { ...ACCOUNT, ...changes } });
  running.push(simulator);
  return simulator;
}

export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** Sends a request with the key. A string body goes as it is, anything else as JSON. The key must never come back. */
export async function send(
  simulator: KlaviyoSimulator,
  method: string,
  path: string,
  { body, headers }: Sending = {},
): Promise<Answer> {
  const response = await fetch(`${simulator.baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Klaviyo-API-Key ${KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(text).not.toContain(KEY);
  expect(JSON.stringify([...response.headers])).not.toContain(KEY);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer['body'],
  };
}

export function patch(simulator: KlaviyoSimulator, id: string, ...Operations: readonly unknown[]): Promise<Answer> {
  return send(simulator, 'PATCH', `/Users/${id}`, { body: { schemas: [PATCH_OP], Operations } });
}

/** Asserts on a whole SCIM error (RFC 7644, section 3.12). */
export function expectError(answer: Answer, status: number, scimType: string | undefined, detail: RegExp): void {
  expect(answer.body).toEqual({
    schemas: [ERROR],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: expect.stringMatching(detail) as unknown,
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
}
