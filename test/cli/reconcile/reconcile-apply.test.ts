import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockServer } from '../../../src/cli/reconcile/account-lock.js';
import { parsePlan } from '../../../src/reconcile/parse-plan.js';
import { type ReconcileResult } from '../../../src/reconcile/reconcile-result.js';
import { ACCESS_KEY } from '../acme.js';
import { runCli } from '../cli-run.js';
import { type DirectAcme, NOW, THERE, withDirectAcme } from './direct-acme.js';

const PLAN = ['plan', '--out', 'plan.json'];
const APPLY = ['apply', 'plan.json'];
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const replacing = (...values: readonly (readonly [path: string, value: unknown])[]): object => ({
  schemas: [PATCH],
  Operations: values.map(([path, value]) => ({ op: 'replace', path, value })),
});

async function planned<Result>(use: (place: DirectAcme) => Promise<Result>): Promise<Result> {
  return withDirectAcme(async (place) => {
    expect((await place.reconcile(PLAN)).exitCode).toBe(2);
    return use(place);
  });
}

const json = async ({ reconcile }: DirectAcme, ...args: readonly string[]) => {
  const run = await reconcile([...APPLY, '--report', 'json', ...args]);
  return { ...run, result: JSON.parse(run.stdout) as ReconcileResult };
};

describe('klaviyo-access reconcile apply', () => {
  it('GIVEN a plan WHEN it is applied THEN the server sees these writes in this order, and everything is verified', () =>
    planned(async (place) => {
      const { exitCode, stdout } = await place.reconcile(APPLY);

      expect(exitCode).toBe(0);
      expect(place.writes()).toEqual([
        ['PATCH', '/Users/back-1', replacing(['active', true])],
        [
          'POST',
          '/Users',
          {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
            userName: 'grace@example.com',
            name: { givenName: 'Grace', familyName: 'Hopper' },
            emails: [{ value: 'grace@example.com', type: 'work', primary: true }],
            active: true,
            role: 'analyst',
          },
        ],
        ['PATCH', '/Users/alan-1', replacing(['role', 'analyst'])],
        ['PATCH', '/Users/left-1', replacing(['active', false])],
      ]);
      expect(stdout).toContain('acme: 4 verified');
      expect(stdout).toContain('Everything that was to be written is verified.');
    }));

  it('WHEN it was applied THEN drift finds nothing, the next plan is empty, and to apply again writes nothing', () =>
    planned(async ({ reconcile, writes, folder }) => {
      await reconcile(APPLY);
      const before = writes().length;

      const drift = await runCli(['drift'], { cwd: folder, environment: { ACME_KEY: ACCESS_KEY }, now: NOW });
      expect(drift.exitCode).toBe(0);
      expect((await reconcile(APPLY)).exitCode).toBe(0);
      expect((await reconcile(['plan'])).exitCode).toBe(0);
      expect(writes().length).toBe(before);
    }));

  it('GIVEN a journal of an earlier plan WHEN another one is applied THEN the journal is kept beside it', () =>
    planned(async ({ reconcile, folder, edit, planFile }) => {
      const { sha256 } = parsePlan(planFile(), 'plan.json');
      await reconcile(APPLY);
      edit('role: analyst', 'role: support');
      expect((await reconcile(PLAN)).exitCode).toBe(2);

      expect((await reconcile(APPLY)).exitCode).toBe(0);

      const kept = readFileSync(join(folder, `plan.json.journal.${sha256.slice(0, 12)}.jsonl`), 'utf8');
      expect(kept).toContain(`"sha256":"${sha256}"`);
      expect(kept).not.toContain(ACCESS_KEY);
      expect(existsSync(join(folder, 'plan.json.journal.jsonl'))).toBe(true);
      expect(readdirSync(folder).filter((name) => name.includes('.lock'))).toEqual([]);
    }));

  it.each<[string, (place: DirectAcme) => void, readonly string[], RegExp]>([
    [
      'another SHA-256 was approved',
      () => undefined,
      ['--expect', 'a'.repeat(64)],
      /its SHA-256 is [0-9a-f]{64}, and "a{64}" was approved/,
    ],
    [
      'the access file was changed',
      ({ edit }) => edit('role: analyst', 'role: support'),
      [],
      /access\.yaml is not the access file that it was made from/,
    ],
    [
      'the plan was changed',
      ({ folder, planFile }) =>
        writeFileSync(join(folder, 'plan.json'), planFile().replace('"role": "analyst"', '"role": "admin"')),
      [],
      /does not have the SHA-256 that it names/,
    ],
    ['there is no plan', () => undefined, ['--config', 'other.yaml'], /There is no access file at other\.yaml/],
  ])('GIVEN that %s THEN it is refused, and nothing is asked or written', (_, change, args, why) =>
    planned(async (place) => {
      change(place);
      const before = place.simulator.requests().length;

      const { exitCode, stderr } = await place.reconcile([...APPLY, ...args]);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(why);
      expect(place.simulator.requests().length).toBe(before);
    }),
  );

  it.each([
    ['a second after it ends', '2026-11-23T07:00:01.000Z', /was valid until 2026-11-23T07:00:00\.000Z\. Plan again/],
    ['by a clock that is far behind', '2026-11-23T05:50:00.000Z', /in the future\. Check the clock/],
  ])('GIVEN a plan that is applied %s THEN it is refused', (_, now, why) =>
    planned(async ({ reconcile, writes }) => {
      const { exitCode, stderr } = await reconcile(APPLY, { now: new Date(now) });

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(why);
      expect(writes()).toEqual([]);
    }),
  );

  it('GIVEN the approved SHA-256 THEN it is applied', () =>
    planned(async ({ reconcile, planFile }) => {
      const { sha256 } = parsePlan(planFile(), 'plan.json');

      expect((await reconcile([...APPLY, '--expect', sha256])).exitCode).toBe(0);
    }));

  it('GIVEN a write that Klaviyo refuses WHEN it is applied THEN the others are made, it exits with 1, and says what', () =>
    planned(async (place) => {
      place.simulator.failNext('denied', 1, { method: 'POST' });

      const { exitCode, result } = await json(place);

      expect(exitCode).toBe(1);
      expect(result.isComplete).toBe(false);
      expect(result.accounts[0]?.actions.map(({ userName, verdict }) => [userName, verdict])).toEqual([
        ['back@example.com', 'verified'],
        ['grace@example.com', 'not-verified'],
        ['alan@example.com', 'verified'],
        ['left@example.com', 'verified'],
      ]);
      expect(result.accounts[0]?.actions[1]?.message).toContain('403');
    }));

  it('GIVEN another run that writes to the same server WHEN another plan is applied THEN it is refused, and goes on afterwards', () =>
    planned(async (place) => {
      const other = await lockServer(place.simulator.baseUrl);

      const { exitCode, result } = await json(place);

      expect(exitCode).toBe(1);
      expect(result.accounts[0]?.failure).toContain('Another run is at work');
      expect(place.writes()).toEqual([]);
      await other.release();
      expect((await place.reconcile(APPLY)).exitCode).toBe(0);
    }));

  it('GIVEN a limit that the new listing passes WHEN it is applied THEN nothing is written, and it says why', () => {
    const other = { id: 'other-1', userName: 'other@example.com', role: 'admin' };
    return withDirectAcme(
      async (place) => {
        // GIVEN a plan that lowers Ada while another admin is there, who is switched off before it is applied
        place.edit('owner: owner@example.com', 'owner: owner@example.com\n    whenUnmatched: keep');
        place.edit('{ role: admin, group: klaviyo-admins }', '{ role: manager, group: klaviyo-admins }');
        writeFileSync(
          join(place.folder, 'people.csv'),
          `${readFileSync(join(place.folder, 'people.csv'), 'utf8')}other@example.com,,,elsewhere,active\n`,
        );
        expect((await place.reconcile([...PLAN, '--allow', 'maximumDrift=acme'])).exitCode).toBe(2);
        place.simulator.console.change('other@example.com', { active: false });

        const { exitCode, result } = await json(place);

        expect(exitCode).toBe(1);
        expect(result.accounts[0]?.failure).toContain('0 of 1 people with full power would be left');
        expect(place.writes()).toEqual([]);
      },
      [...THERE, other],
    );
  });

  it.each([
    ['[deactivate-leavers]', ['left', 'left', 'left', 'verified']],
    ['[deactivate, create]', ['left', 'verified', 'left', 'verified']],
    ['[]', ['left', 'left', 'left', 'left']],
  ])(
    'GIVEN reconcile.automatic: %s WHEN it is applied with --automatic THEN only that is done',
    (automatic, expected) =>
      withDirectAcme(async (place) => {
        place.edit('version: 1\n', `version: 1\nreconcile: { automatic: ${automatic} }\n`);
        await place.reconcile(PLAN);

        const { exitCode, result } = await json(place, '--automatic');

        expect(exitCode).toBe(0);
        expect(result.accounts[0]?.actions.map(({ verdict }) => verdict)).toEqual(expected);
        expect(place.writes().length).toBe(expected.filter((verdict) => verdict === 'verified').length);
      }),
  );

  it('GIVEN --history WHEN it is applied THEN the account as it is then is kept for trend', () =>
    planned(async ({ reconcile, folder }) => {
      const { exitCode } = await reconcile([...APPLY, '--history', 'history']);

      expect(exitCode).toBe(0);
      const [name] = readdirSync(join(folder, 'history'));
      const kept = JSON.parse(readFileSync(join(folder, 'history', name!), 'utf8')) as {
        accounts: { findings: { kind: string }[] }[];
      };
      expect(kept.accounts[0]?.findings.map(({ kind }) => kind)).toEqual(['owner']);
    }));

  it('GIVEN a run that is interrupted before it begins THEN nothing is written, and it says how to go on', () =>
    planned(async ({ reconcile, writes }) => {
      const { exitCode, stderr, stdout } = await reconcile(APPLY, {
        interrupted: AbortSignal.abort(new Error('stopped')),
      });

      expect(exitCode).toBe(1);
      expect(stdout).toContain('acme: 4 NOT ATTEMPTED');
      expect(stderr).toContain('Run the same command again');
      expect(writes()).toEqual([]);
    }));
});

describe('deletion', () => {
  it('GIVEN a history that shows somebody switched off for long WHEN it is planned and applied THEN they are deleted', () =>
    withDirectAcme(async ({ reconcile, edit, writes }) => {
      edit('mode: direct', 'mode: direct, deprovision: delete, deleteAfterDays: 10');
      const plan = [...PLAN, '--history', 'history'];
      await reconcile(plan);
      const at = (day: number): Date => new Date(NOW.getTime() + day * 24 * 3_600_000);
      await reconcile([...APPLY, '--history', 'history'], { now: at(0.01) });
      expect((await reconcile(plan, { now: at(9) })).exitCode).toBe(0);
      expect((await reconcile(['plan'], { now: at(11) })).exitCode).toBe(0);

      expect((await reconcile(plan, { now: at(11) })).exitCode).toBe(2);
      expect((await reconcile(APPLY, { now: at(11) })).exitCode).toBe(0);

      expect(writes().at(-1)).toEqual(['DELETE', '/Users/left-1', undefined]);
    }));
});
