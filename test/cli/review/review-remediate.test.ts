import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Remediation } from '../../../src/review/remedy/remedy.js';
import { type ReconcilePlan } from '../../../src/reconcile/plan.js';
import { itWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { ASSIGNMENTS, THERE, withDirectReview } from './direct-review.js';
import { OPENED } from './remedy-place.js';

const PATCH = `--- a/access.yaml
+++ b/access.yaml
@@ -12,10 +12,7 @@
         group: admins
         members:
           - ada@example.com # the founder
-          - root@example.com
-      - { role: support, group: helpers, members: [sam@example.com, zoe@example.com] }
-      - { role: analyst, group: readers, members: [lin@example.com, zoe@example.com] }
+      - { role: support, group: helpers, members: [sam@example.com, zoe@example.com, root@example.com] }
+      - { role: analyst, group: readers, members: [zoe@example.com] }
       - { role: analyst, group: analysts }
-    exceptions:
-      - { user: eve@example.com, kinds: [unexpected], reason: 'The agency', expires: 2026-12-31 }
 reviews: { fallback: security@example.com }
`;

const FOUR = [
  { user: 'root@example.com', decision: 'change-role', newRole: 'support' },
  { user: 'lin@example.com', decision: 'revoke' },
  { user: 'alan@example.com', decision: 'revoke' },
  { user: 'eve@example.com', decision: 'revoke' },
  { user: 'sam@example.com', decision: 'escalate' },
] as const;

const stepsOf = (text: string, user: string): readonly string[] =>
  (JSON.parse(text) as Remediation).people.find(({ userName }) => userName === user)!.steps.map(({ what }) => what);

describe('klaviyo-access review remediate', () => {
  it('GIVEN decisions WHEN it runs THEN a patch and the steps are written, and nothing is done', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide(FOUR);
      const run = await place.remediate();
      expect([run.stderr, run.exitCode]).toEqual(['', 2]);
      expect(run.stdout.split('\n').slice(0, 6)).toEqual([
        'The review q1: 4 rows to be revoked or changed, 4 to do.',
        'Left as they are, since no final decision is recorded: 2 open, 1 escalated.',
        'access.yaml is as it was when the review was opened.',
        '',
        '"alan@example.com" in acme: Revoke analyst',
        '  1. In people.csv:5: Take "analysts" out of the groups of "alan@example.com".',
      ]);
      expect(place.read('q1/remediation/access.patch')).toBe(PATCH);
      expect(stepsOf(place.read('q1/remediation/steps.json'), 'root@example.com')).toEqual([
        'Apply the patch, have it reviewed, and merge it.',
        'Run this again. It then makes plan.json, which changes the role.',
      ]);
      expect(existsSync(join(place.folder, 'q1/remediation/plan.json'))).toBe(false);
      expect(place.simulator.requests().every(({ method }) => method === 'GET')).toBe(true);
      const { entries } = await place.review();
      const last = entries.at(-1);
      expect(last?.event === 'remediation' && Object.keys(last.files)).toEqual([
        'remediation/access.patch',
        'remediation/steps.md',
        'remediation/steps.json',
      ]);
    }));

  itWhere('shell-tools', notOnPath('git'))(
    'GIVEN the patch merged and the roster changed WHEN it runs again and its plan is applied THEN exactly that is gone',
    () =>
      withDirectReview(async (place) => {
        await place.open();
        await place.decide(FOUR);
        await place.remediate();
        execFileSync('git', ['apply', 'q1/remediation/access.patch'], { cwd: place.folder });
        place.write(
          'people.csv',
          place.read('people.csv').replace('alan@example.com,,,analysts', 'alan@example.com,,,'),
        );
        const refused = await place.remediate();
        expect(refused.stdout).toContain('the policy allows up to 30 %');
        const again = await place.remediate('--allow', 'maximumDrift=acme');
        expect([again.stderr, again.exitCode]).toEqual(['', 2]);
        const plan = JSON.parse(place.read('q1/remediation/plan.json')) as ReconcilePlan;
        expect(plan.accounts[0]!.actions.map(({ kind, userName }) => [kind, userName])).toEqual([
          ['update', 'root@example.com'],
          ['deactivate', 'alan@example.com'],
          ['deactivate', 'eve@example.com'],
          ['deactivate', 'lin@example.com'],
        ]);
        expect(existsSync(join(place.folder, 'q1/remediation/access.patch'))).toBe(false);
        expect(stepsOf(place.read('q1/remediation/steps.json'), 'alan@example.com')).toEqual([
          'Look through plan.json, and apply it.',
        ]);
        const applied = await place.run(['reconcile', 'apply', 'q1/remediation/plan.json']);
        expect([applied.stderr, applied.exitCode]).toEqual(['', 0]);
        const active = place.simulator.users().filter(({ active }) => active);
        expect(active.map(({ userName, role }) => [userName, role])).toEqual([
          ['owner@example.com', 'owner'],
          ['ada@example.com', 'admin'],
          ['root@example.com', 'support'],
        ]);
        expect(await place.remediate()).toMatchObject({
          exitCode: 0,
          stdout: expect.stringContaining('4 as decided already') as string,
        });
      }),
  );

  it('GIVEN the same decisions twice THEN the files keep their bytes, and the journal its length', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([{ user: 'eve@example.com', decision: 'revoke' }]);
      place.write('access.yaml', place.read('access.yaml').replace(/ {4}exceptions:\n.*\n/, ''));
      await place.remediate();
      const names = ['plan.json', 'steps.md', 'steps.json', '../journal.jsonl'];
      const before = names.map((name) => place.read(`q1/remediation/${name}`));
      const later = await place.run(['review', 'remediate', 'q1'], new Date('2026-11-23T09:00:00.000Z'));
      expect(later.stdout).toContain('access.yaml has changed since the review was opened.');
      expect(names.map((name) => place.read(`q1/remediation/${name}`))).toEqual(before);
      await place.run(['review', 'remediate', 'q1'], new Date('2026-11-25T09:00:00.000Z'));
      expect((await place.review()).entries.filter(({ event }) => event === 'remediation')).toHaveLength(2);
    }));

  it('GIVEN a decision that was changed since THEN what was for it goes, with a new entry', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([{ user: 'lin@example.com', decision: 'revoke' }]);
      await place.remediate();
      await place.decide([{ user: 'lin@example.com', decision: 'keep' }], OPENED, '--replace');
      // Recorded again, it adds nothing, and says it again.
      const again = await place.run(['review', 'record', 'q1', 'decisions-0.json']);
      expect(again.stdout).toContain(
        'On 1 person something else is decided now than the files in q1/remediation carry out. Apply nothing of them. Run ' +
          "`klaviyo-access review remediate 'q1'`, which writes them again.",
      );
      const run = await place.remediate();
      expect((await place.run(['review', 'record', 'q1', 'decisions-0.json'])).stdout).not.toContain('remediation');
      expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('Nothing is to be done')]);
      expect(existsSync(join(place.folder, 'q1/remediation/access.patch'))).toBe(false);
      expect((await place.review()).entries.map(({ event }) => event)).toEqual([
        ...['opened', 'recorded', 'remediation', 'recorded', 'remediation'],
      ]);
    }));

  it('GIVEN nothing to revoke or change THEN nothing is read or written', () =>
    withDirectReview(async (place) => {
      await place.open();
      const before = place.simulator.requests().length;
      const run = await place.remediate();
      expect([run.exitCode, run.stdout]).toEqual([
        0,
        'Nothing is to be done for the review q1: no row is decided to be revoked or\n  changed.\n' +
          'Left as they are, since no final decision is recorded: 7 open.\n',
      ]);
      expect(place.simulator.requests()).toHaveLength(before);
      expect((await place.review()).entries).toHaveLength(1);
    }));

  it('GIVEN both admins THEN neither is taken out, and it says what comes first', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([
        { user: 'ada@example.com', decision: 'revoke' },
        { user: 'root@example.com', decision: 'change-role', newRole: 'support' },
      ]);
      const run = await place.remediate();
      expect([run.stderr, run.exitCode]).toEqual(['', 2]);
      expect(run.stdout).toContain('Nobody of full power would be left in acme besides the owner');
      expect(existsSync(join(place.folder, 'q1/remediation/access.patch'))).toBe(false);
    }));

  it('GIVEN a list of another account, or one that cannot be read THEN nothing is written', () =>
    withDirectReview(
      async (place) => {
        await place.open();
        await place.decide([{ user: 'eve@example.com', decision: 'revoke' }]);
        place.simulator.console.change('owner@example.com', { userName: 'other@example.com' });
        const run = await place.remediate();
        expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('another account')]);
        expect(existsSync(join(place.folder, 'q1/remediation'))).toBe(false);
      },
      { users: THERE, assignments: ASSIGNMENTS },
    ));
});
