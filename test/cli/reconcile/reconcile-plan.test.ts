import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '../../../src/reconcile/parse-plan.js';
import { type SeedUser } from '../../../src/simulator/klaviyo/simulated-account.js';
import { THERE, withDirectAcme } from './direct-acme.js';

const PLAN = ['plan', '--out', 'plan.json', '--allow', 'maximumDrift=acme'];

describe('klaviyo-access reconcile plan', () => {
  it('GIVEN differences WHEN it runs THEN it writes the plan, exits with 2, and changes nothing in Klaviyo', () =>
    withDirectAcme(async ({ reconcile, writes, planFile }) => {
      const { exitCode, stdout, stderr } = await reconcile(['plan', '--out', 'plan.json']);

      expect(exitCode).toBe(2);
      expect(stderr).toContain('Wrote the plan to plan.json');
      expect(writes()).toEqual([]);
      const plan = parsePlan(planFile(), 'plan.json');
      expect(plan).toMatchObject({ madeAt: '2026-11-23T06:00:00.000Z', validUntil: '2026-11-23T07:00:00.000Z' });
      expect(plan.accounts[0]?.actions.map(({ kind, userName }) => `${kind} ${userName}`)).toEqual([
        'reactivate back@example.com',
        'create grace@example.com',
        'update alan@example.com',
        'deactivate left@example.com',
      ]);
      expect(stdout).toContain('acme: 1 reactivate, 1 create, 1 update, 1 deactivate; 1 person left alone');
      expect(stdout).toContain(`klaviyo-access reconcile apply 'plan.json' --expect ${plan.sha256}`);
    }));

  it('GIVEN everybody as declared WHEN it runs THEN it exits with 0', () =>
    withDirectAcme(
      async ({ reconcile, edit }) => {
        edit('      - { role: analyst, group: klaviyo-analysts }\n', '');
        const { exitCode, stdout } = await reconcile(['plan']);

        expect(exitCode).toBe(0);
        expect(stdout).toContain('acme: nothing to write; 1 person left alone');
        expect(stdout).toContain('There is nothing to write.');
      },
      THERE.slice(0, 2),
    ));

  it('GIVEN the same input THEN the same plan, byte for byte', () =>
    withDirectAcme(async ({ reconcile, planFile }) => {
      await reconcile(PLAN);
      const first = planFile();
      await reconcile(PLAN);

      expect(planFile()).toBe(first);
    }));

  it('GIVEN reports WHEN it runs THEN each has the SHA-256 of the plan', () =>
    withDirectAcme(async ({ reconcile, folder, planFile }) => {
      const { stdout } = await reconcile([...PLAN, '--report', 'json', '--report', 'markdown=plan.md']);

      expect(stdout).toBe(planFile());
      const { sha256 } = parsePlan(stdout, 'plan.json');
      const markdown = readFileSync(join(folder, 'plan.md'), 'utf8');
      expect(markdown).toContain(`SHA-256: \`${sha256}\``);
      expect(markdown).toContain('**Let through on purpose (--allow): maximumDrift.**');
    }));

  it('GIVEN --valid-for THEN the plan ends then', () =>
    withDirectAcme(async ({ reconcile, planFile }) => {
      await reconcile([...PLAN, '--valid-for', '5']);

      expect(parsePlan(planFile(), 'plan.json').validUntil).toBe('2026-11-23T06:05:00.000Z');
    }));

  it.each([
    ['maximumDrif=acme', /names no limit; there are .*--allow maximumDrift=ACCOUNT/],
    ['maximumDrift=other', /names no account of this plan; there are acme/],
    ['maximumDrift', /names no account of this plan/],
  ])('GIVEN --allow %s THEN it is refused before anything is read', (allow, why) =>
    withDirectAcme(async ({ reconcile, simulator }) => {
      const { exitCode, stderr } = await reconcile(['plan', '--allow', allow]);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(why);
      expect(simulator.requests()).toEqual([]);
    }),
  );

  it('GIVEN a limit that is passed WHEN it runs with the flag of the refusal THEN it is let through', () => {
    const many: readonly SeedUser[] = Array.from({ length: 6 }, (_, index) => ({
      userName: `old-${index}@example.com`,
      role: 'analyst',
    }));
    return withDirectAcme(
      async ({ reconcile, folder }) => {
        const refused = await reconcile(['plan', '--out', 'plan.json']);

        expect(refused.exitCode).toBe(1);
        expect(refused.stdout).toBe('');
        expect(refused.stderr).toMatch(/7 of 9 active people would be switched off or deleted, 78 %/);
        expect(refused.stderr).toContain('"old-0@example.com"');
        expect(existsSync(join(folder, 'plan.json'))).toBe(false);
        const flags = [...refused.stderr.matchAll(/--allow (\S+)/g)].flatMap(([, value]) => ['--allow', value!]);
        expect(flags).toEqual(['--allow', 'maximumDrift=acme', '--allow', 'maximumRemovals=acme']);
        expect((await reconcile(['plan', '--out', 'plan.json', ...flags])).exitCode).toBe(2);
      },
      [...THERE, ...many],
    );
  });

  it('GIVEN a listing that cannot be read whole THEN there is no plan', () =>
    withDirectAcme(async ({ reconcile, simulator, folder }) => {
      simulator.failNext('total-too-high', 10);
      const { exitCode } = await reconcile(PLAN);

      expect(exitCode).toBe(1);
      expect(existsSync(join(folder, 'plan.json'))).toBe(false);
    }));
});
