import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SeedUser } from '../../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ACCESS_KEY, withAcme } from '../acme.js';
import { reviewIn, type ReviewPlace } from './remedy-place.js';

/** As declared, but for one whom nothing declares. */
export const THERE: readonly SeedUser[] = [
  { id: 'owner-1', userName: 'owner@example.com', role: 'owner' },
  { id: 'ada-1', userName: 'ada@example.com', role: 'admin' },
  { id: 'root-1', userName: 'root@example.com', role: 'admin' },
  { id: 'lin-1', userName: 'lin@example.com', role: 'analyst' },
  { id: 'alan-1', userName: 'alan@example.com', role: 'analyst' },
  { id: 'eve-1', userName: 'eve@example.com', role: 'support' },
];

export const PEOPLE = `userName,givenName,familyName,groups
ada@example.com,,,
root@example.com,,,
lin@example.com,,,
alan@example.com,,,analysts
sam@example.com,,,
`;

/** Assignments of a direct account, in several styles of YAML. */
export const ASSIGNMENTS = `    assignments:
      # Who may do everything.
      - role: admin
        group: admins
        members:
          - ada@example.com # the founder
          - root@example.com
      - { role: support, group: helpers, members: [sam@example.com, zoe@example.com] }
      - { role: analyst, group: readers, members: [lin@example.com, zoe@example.com] }
      - { role: analyst, group: analysts }
    exceptions:
      - { user: eve@example.com, kinds: [unexpected], reason: 'The agency', expires: 2026-12-31 }
`;

const FALLBACK = 'reviews: { fallback: security@example.com }\n';

/** Runs something where acme is provisioned directly, from an access file with members. */
export function withDirectReview<Result>(
  use: (place: ReviewPlace & { readonly folder: string; readonly simulator: KlaviyoSimulator }) => Promise<Result>,
  { users = THERE, assignments = ASSIGNMENTS, people = PEOPLE, reviewFolder = 'q1', reviews = FALLBACK } = {},
): Promise<Result> {
  return withAcme(users, ({ folder, simulator }) => {
    const path = join(folder, 'access.yaml');
    const text = readFileSync(path, 'utf8')
      .replace('okta: { org: acme }\n', '')
      .replace('    app: { existing: 0oa1 }\n', '    provisioning: { mode: direct }\n')
      .replace(/ {4}assignments:[^]*$/, assignments);
    writeFileSync(path, `${text}${reviews}`);
    writeFileSync(join(folder, 'people.csv'), people);
    return use({ ...reviewIn(folder, { ACME_KEY: ACCESS_KEY }, reviewFolder), folder, simulator });
  });
}
