import { type Account } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type CheckSurroundings } from '../../src/check/check-account.js';
import { type KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { type Listing, type ProvisionedPerson } from '../../src/people/listing.js';
import { accessFile } from '../cli/acme.js';

/** Accounts with these names, each with an admin group and an analyst group. */
export function sampleAccounts(...names: readonly string[]): readonly Account[] {
  const [acme] = parseAccessFile(accessFile('https://a.klaviyo.com/scim/v2'), { path: 'access.yaml' }).accounts;
  return names.map((name) => ({ ...acme!, name }));
}

export function person(userName: string, role: string): ProvisionedPerson {
  return { id: `id-${userName}`, userName, givenName: '', familyName: '', active: true, role, conflicts: [] };
}

export function listing(...users: readonly ProvisionedPerson[]): Listing {
  return { totalResults: users.length, read: users.length, pages: 1, sha256: '0'.repeat(64), users };
}

/** A client that lists these people, or fails, and says when it is closed. */
export function fakeClient(
  list: Listing | Error,
  closed: () => void = () => undefined,
): Pick<KlaviyoScimClient, 'listUsers' | 'close'> {
  return {
    listUsers: ({ onProgress } = {}) => {
      if (list instanceof Error) return Promise.reject(list);
      onProgress?.({ read: list.read, total: list.totalResults });
      return Promise.resolve(list);
    },
    close: () => Promise.resolve(closed()),
  };
}

/** A directory with Ada as an admin, an identity provider that is not read, and a client that lists the owner and Ada. */
export function surroundings(changes: Partial<CheckSurroundings> = {}): CheckSurroundings {
  const ada = { userName: 'ada@example.com', givenName: '', familyName: '', groups: ['klaviyo-admins'] };
  return {
    snapshot: { source: 'roster people.csv', users: [{ ...ada, active: true, attributes: {} }] },
    readAssigned: () => Promise.resolve({ available: false, reason: 'not asked' }),
    openClient: () => fakeClient(listing(person('owner@example.com', 'owner'), person('ada@example.com', 'admin'))),
    now: new Date('2026-11-23T06:00:00.000Z'),
    accessFile: 'access.yaml',
    ...changes,
  };
}
