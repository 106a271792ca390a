import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Remediation } from '../../../src/review/remedy/remedy.js';
import { itWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { withDirectReview } from './direct-review.js';
import { type Decided } from './remedy-place.js';

const NAMES = ['ada', 'bob', 'cyn', 'dan', 'eve', 'fay', 'gus'];
const ROLES = ['admin', 'support', 'analyst'] as const;

const LIMITS = ['maximumDrift', 'maximumRemovals', 'maximumChanges'].flatMap((limit) => ['--allow', `${limit}=acme`]);

/** Who has which role, who is in Klaviyo without being declared, and what is decided on each. */
const place = fc.record({
  roles: fc.array(fc.constantFrom(...ROLES), { minLength: NAMES.length, maxLength: NAMES.length }),
  orphans: fc.uniqueArray(fc.constantFrom('oli', 'pia'), { maxLength: 2 }),
  decisions: fc.dictionary(
    fc.constantFrom(...NAMES, 'oli', 'pia'),
    fc.constantFrom('keep', 'revoke', 'revoke', 'escalate', ...ROLES),
    { minKeys: 1, maxKeys: 5 },
  ),
});

const address = (name: string): string => `${name}@example.com`;

function accessParts(roles: readonly string[]): { readonly assignments: string; readonly people: string } {
  const lists = ROLES.flatMap((role) => {
    const members = NAMES.filter((_, index) => roles[index] === role).map(address);
    return members.length === 0
      ? []
      : [`      - { role: ${role}, group: ${role}s, members: [${members.join(', ')}] }\n`];
  });
  return {
    assignments: `    assignments:\n${lists.join('')}`,
    people: `userName,givenName,familyName,groups\n${NAMES.map((name) => `${address(name)},,,\n`).join('')}`,
  };
}

itWhere('shell-tools', notOnPath('git'))(
  'GIVEN any people and decisions WHEN patch and plan are followed to the letter THEN exactly what was decided is so',
  async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ roles, orphans, decisions }) => {
        const before = new Map<string, string>([
          ...NAMES.map((name, index) => [address(name), roles[index]!] as const),
          ...orphans.map((name) => [address(name), 'support'] as const),
        ]);
        const users = [...before].map(([userName, role]) => ({ userName, role }));
        const decided = Object.entries(decisions).flatMap(([name, what]): readonly Decided[] => {
          const now = before.get(address(name));
          if (now === undefined || now === what) return [];
          const user = address(name);
          return what === 'keep' || what === 'revoke' || what === 'escalate'
            ? [{ user, decision: what }]
            : [{ user, decision: 'change-role', newRole: what }];
        });
        await withDirectReview(
          async ({ open, decide, remediate, read, run, verify, simulator, folder }) => {
            await open();
            await decide(decided);
            const first = await remediate(...LIMITS);
            expect([first.stderr, first.exitCode === 1]).toEqual(['', false]);
            const here = (name: string): boolean => existsSync(join(folder, 'q1/remediation', name));
            const people = here('steps.json')
              ? (JSON.parse(read('q1/remediation/steps.json')) as Remediation).people
              : [];
            if (here('access.patch')) execFileSync('git', ['apply', 'q1/remediation/access.patch'], { cwd: folder });
            expect((await remediate(...LIMITS)).stderr).toBe('');
            if (here('plan.json'))
              expect((await run(['reconcile', 'apply', 'q1/remediation/plan.json'])).exitCode).toBe(0);
            const expected = new Map(before);
            for (const { userName, state, steps, newRole } of people) {
              // What no file of the remediation does is left to people, and is not done here.
              const isByFiles = steps.every(({ command }) => command !== undefined);
              if (state !== 'to-do' || !isByFiles) continue;
              if (newRole === undefined) expected.delete(userName);
              else expected.set(userName, newRole);
            }
            const active = simulator.users().filter((each) => each.active && each.role !== 'owner');
            expect(new Map(active.map(({ userName, role }) => [userName, role]))).toEqual(expected);
            const isAll = people.every(({ userName, newRole }) => expected.get(userName) === newRole);
            expect((await verify()).exitCode).toBe(isAll ? 0 : 2);
          },
          { users: [{ userName: 'owner@example.com', role: 'owner' }, ...users], ...accessParts(roles) },
        );
      }),
      { numRuns: 5 },
    );
  },
);
