import { startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, withAcme } from '../acme.js';
import { reviewIn } from './remedy-place.js';

const ALAN = { user: 'alan@example.com', decision: 'revoke' } as const;

describe('an identity provider that is read for a review, and not afterwards', () => {
  it.each(['remediate', 'verify-remediation'])(
    'GIVEN no credentials of Okta WHEN %s runs THEN it fails and records nothing',
    (command) =>
      withAcme(IN_SYNC, async ({ folder, simulator }) => {
        const okta = await startOktaSimulator({
          seed: {
            org: 'acme',
            users: ['ada', 'alan'].map((name) => ({
              login: `${name}@example.com`,
              firstName: name,
              lastName: 'Example',
            })),
            groups: [
              { name: 'klaviyo-admins', members: ['ada@example.com'] },
              { name: 'klaviyo-analysts', members: ['alan@example.com'] },
            ],
            apps: [
              {
                label: 'Klaviyo',
                preconfigured: 'klaviyo',
                provisioning: { create: true, update: true, deactivate: true, import: true },
                roles: ['admin', 'analyst'],
                assignments: [
                  { group: 'klaviyo-admins', role: 'admin', priority: 1 },
                  { group: 'klaviyo-analysts', role: 'analyst', priority: 2 },
                ],
              },
            ],
          },
        });
        try {
          const credentials = { OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url };
          const read = reviewIn(folder, { ACME_KEY: ACCESS_KEY, ...credentials });
          const text = accessFile(simulator.baseUrl).replace(
            'existing: 0oa1',
            'label: Klaviyo, preconfigured: klaviyo',
          );
          read.write('access.yaml', `${text}reviews: { fallback: security@example.com }\n`);
          read.write('people.csv', PEOPLE);
          expect(await read.open()).toMatchObject({ stderr: '', exitCode: 0 });
          await read.decide([ALAN]);
          simulator.console.change('alan@example.com', { active: false });
          const before = read.read('q1/journal.jsonl');

          const unread = reviewIn(folder, { ACME_KEY: ACCESS_KEY });
          const run = await unread.run(['review', command, 'q1']);
          expect(run.exitCode).toBe(1);
          expect(run.stderr).toContain('whom Okta has assigned was read for the review, and was not read now');
          expect(read.read('q1/journal.jsonl')).toBe(before);
        } finally {
          await okta.close();
        }
      }),
  );
});
