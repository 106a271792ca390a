import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { DEFAULT_CONCURRENCY } from '../../src/klaviyo/defaults.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from './acme.js';
import { folderWith, plain, runCli } from './cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };

/** Runs something against a server that lists two people a page, slowly, and counts the requests that are in flight. */
async function withSlowPages(
  people: number,
  run: (baseUrl: string, mostInFlight: () => number) => Promise<void>,
): Promise<void> {
  let [inFlight, most] = [0, 0];
  const server = createServer((request, response) => {
    most = Math.max(most, ++inFlight);
    const startIndex = Number(new URL(request.url!, 'http://127.0.0.1').searchParams.get('startIndex'));
    setTimeout(() => {
      inFlight -= 1;
      response.setHeader('content-type', 'application/scim+json').end(
        JSON.stringify({
          schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
          totalResults: people,
          startIndex,
          itemsPerPage: 2,
          Resources: [startIndex, startIndex + 1]
            .filter((id) => id <= people)
            .map((id) => ({
              schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
              id: `${id}`,
              userName: `person-${id}@example.com`,
              active: true,
              role: 'admin',
            })),
        }),
      );
    }, 50);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`, () => most);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('klaviyo-access drift', () => {
  it('GIVEN everyone in sync WHEN it runs THEN it exits with 0 and says so', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift'], { cwd: folder, environment });
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toContain('owner@example.com');
    }));

  it('GIVEN an unexpected admin WHEN it runs THEN it exits with 2 and names the person', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const run = await runCli(['drift'], { cwd: folder, environment });
      expect(run.exitCode).toBe(2);
      expect(run.stdout).toContain('mallory@example.com');
      expect(run.stdout).toContain('critical');
    }));

  it.each([
    ['the file', (text: string) => `${text}policy: { maximumPeople: 1 }\n`, 'the roster has 2 people, and at most 1'],
    [
      'the account',
      (text: string) => text.replace('    owner:', '    policy: { maximumPeople: 2 }\n    owner:'),
      'says that there are 3 users, more than the 2 that are read',
    ],
  ])('GIVEN more people than the policy of %s takes WHEN it runs THEN it fails and names it', (_, limited, what) =>
    withAcme(IN_SYNC, async ({ folder, simulator }) => {
      writeFileSync(join(folder, 'access.yaml'), limited(accessFile(simulator.baseUrl)));
      const { exitCode, stderr } = await runCli(['drift'], { cwd: folder, environment });
      expect(exitCode).toBe(1);
      expect(stderr).toContain(what);
      expect(stderr.replace(/\s+/g, ' ')).toContain('raise policy.maximumPeople in the access file');
    }),
  );

  it('GIVEN a missing person (medium) WHEN --fail-on is high THEN it exits with 0 and still reports it', () =>
    withAcme(IN_SYNC.slice(0, 2), async ({ folder }) => {
      const run = await runCli(['drift', '--fail-on', 'high'], { cwd: folder, environment });
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toContain('alan@example.com');
      expect((await runCli(['drift'], { cwd: folder, environment })).exitCode).toBe(2);
    }));

  it('GIVEN several reports WHEN it runs THEN each lies in its file, and one goes to standard output', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const args = ['drift', '--report', 'json=out/drift.json', '--report', 'markdown=drift.md', '--report', 'text'];
      const run = await runCli(args, { cwd: folder, environment });
      const report = JSON.parse(readFileSync(join(folder, 'out/drift.json'), 'utf8')) as DriftReport;
      expect(report.capturedAt).toBe('2026-11-23T06:00:00.000Z');
      expect(report.accounts[0]!.findings[0]).toMatchObject({ kind: 'unexpected', user: 'mallory@example.com' });
      expect(readFileSync(join(folder, 'drift.md'), 'utf8')).toContain('acme');
      expect(run.stdout).toContain('mallory@example.com');
      expect(run.stderr).toBe('Wrote the json report to out/drift.json\nWrote the markdown report to drift.md\n');
    }));

  it('GIVEN a path through a file WHEN it runs THEN it exits with 1 and says what cannot be written', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      writeFileSync(join(folder, 'ok.json'), 'mine');
      const run = await runCli(['drift', '--report', 'json=ok.json/x.json'], { cwd: folder, environment });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toBe('ok.json/x.json cannot be written: ENOTDIR. Check the folder and its permissions.\n');
      expect(readFileSync(join(folder, 'ok.json'), 'utf8')).toBe('mine');
    }));

  it.each([
    [['--concurrency', '1'], 1],
    [['--concurrency', '2'], 2],
    [[], DEFAULT_CONCURRENCY],
  ])('GIVEN %j WHEN it lists many pages THEN %i requests are in flight at most', async (flags, atMost) => {
    await withSlowPages(40, async (baseUrl, mostInFlight) => {
      const cwd = folderWith({ 'access.yaml': accessFile(baseUrl), 'people.csv': PEOPLE });
      const run = await runCli(['drift', ...flags], { cwd, environment });
      expect(run.stderr).toBe('');
      expect(run.stdout).toContain('person-40@example.com');
      expect(mostInFlight()).toBe(atMost);
    });
  });

  it('GIVEN --full-report WHEN a format leaves findings out THEN it says where all of them are', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...UNEXPECTED_ADMIN,
      userName: `eve-${index}@example.com`,
    }));
    return withAcme([...IN_SYNC, ...many], async ({ folder }) => {
      const args = ['drift', '--report', 'github', '--full-report', 'https://ci.example.com/runs/7'];
      expect((await runCli(args, { cwd: folder, environment })).stdout).toContain('https://ci.example.com/runs/7');
    });
  });

  it('GIVEN --history WHEN it runs twice THEN both runs are kept, and the html report has a trend', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const args = ['drift', '--history', 'runs', '--report', 'html=drift.html'];
      await runCli(args, { cwd: folder, environment });
      expect(readFileSync(join(folder, 'drift.html'), 'utf8')).toContain('There is no history');
      const now = new Date('2026-11-24T06:00:00.000Z');
      const run = await runCli(args, { cwd: folder, environment, now });
      expect(run.stderr).toContain('Kept this run as runs/2026-11-24T06-00-00.000Z');
      expect(readdirSync(join(folder, 'runs'))).toHaveLength(2);
      expect(readFileSync(join(folder, 'drift.html'), 'utf8')).not.toContain('There is no history');
    }));

  it('GIVEN a terminal WHEN it lists THEN progress is shown on standard error and wiped, and the report is coloured', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift'], { cwd: folder, environment, isTTY: true });
      expect(plain(run.stderr)).toContain('acme: read 3 of 3 people in Klaviyo');
      expect(run.stderr.endsWith('\r\u001b[2K')).toBe(true);
      expect(run.stdout).not.toBe(plain(run.stdout));
    }));

  it('GIVEN a terminal and NO_COLOR WHEN it runs THEN standard output has no control codes', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift'], { cwd: folder, environment: { ...environment, NO_COLOR: '1' }, isTTY: true });
      expect(run.stdout).toBe(plain(run.stdout));
    }));

  it('GIVEN a wrong key WHEN it runs THEN it exits with 1, names the account, and writes no report', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const args = ['drift', '--report', 'json=drift.json'];
      const run = await runCli(args, { cwd: folder, environment: { ACME_KEY: 'example-wrong-key' } });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toMatch(/^acme: .*401/);
      expect(run.stderr).not.toContain('example-wrong-key');
      expect(existsSync(join(folder, 'drift.json'))).toBe(false);
    }));

  it('GIVEN no key WHEN it runs THEN it exits with 1 and names the variable', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift'], { cwd: folder });
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain('ACME_KEY');
    }));

  it('GIVEN two accounts of which one fails WHEN it runs THEN neither is reported', () =>
    withAcme(IN_SYNC, async ({ folder, simulator }) => {
      const two = accessFile(simulator.baseUrl);
      const second = two
        .slice(two.indexOf('  - name'))
        .replace('name: acme', 'name: other')
        .replace('0oa1', '0oa2')
        .replace(/ACME/g, 'OTHER');
      writeFileSync(join(folder, 'access.yaml'), two + second);
      const run = await runCli(['drift'], { cwd: folder, environment: { ...environment, OTHER_KEY: 'example-wrong' } });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toContain('other: ');
      expect(run.stderr).toContain('No account is reported, because the check is not complete.');
      const alone = await runCli(['drift', '--account', 'acme'], { cwd: folder, environment });
      expect(alone.exitCode).toBe(0);
    }));

  it('GIVEN a roster in which nobody is in an assigned group WHEN it runs THEN it fails, and never says "unexpected"', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      writeFileSync(
        join(folder, 'people.csv'),
        'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,klaviyo-admin\n',
      );
      const run = await runCli(['drift'], { cwd: folder, environment });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toContain('klaviyo-admins');
    }));

  it('GIVEN an interruption WHEN it lists THEN it ends with 1 and no report', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const interrupted = AbortSignal.abort(new Error('stopped by SIGINT'));
      const run = await runCli(['drift'], { cwd: folder, environment, interrupted });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toContain('stopped by SIGINT');
    }));

  it.each([
    [['--account', 'acmee'], 'has no account "acmee"; it has acme. Did you mean "acme"?'],
    [['--account', 'nothing-like-it'], 'has no account "nothing-like-it"; it has acme.'],
    [['--report', 'jsn'], 'There is no report format "jsn"; there are text, json, markdown,'],
    [['--report', 'pdf-or-so'], 'There is no report format "pdf-or-so"'],
    [['--report', 'json='], 'names no file after the "="'],
    [['--report', 'json', '--report', 'text'], 'Two reports would be mixed on standard output'],
    [['--report', 'json=a', '--report', 'text=a'], 'Two reports would be written to a'],
    [['--no-such-flag'], "error: unknown option '--no-such-flag'\n"],
    [['--detials'], "error: unknown option '--detials'\n(Did you mean --details?)\n"],
    [['--fail-on', 'hi'], 'Did you mean "high"?'],
    [['--fail-on', 'crtical'], 'Did you mean "critical"?'],
    [['--fail-on', 'urgent'], 'Allowed choices are critical, high, medium, low, info'],
    [['--config', 'missing.yaml'], 'There is no access file at missing.yaml'],
    [['--config', '.'], 'Cannot read .: it is a folder.'],
  ])('GIVEN %j WHEN it is called so THEN it exits with 1 and says "%s"', async (args, sentence) => {
    const folder = folderWith({ 'access.yaml': accessFile('http://127.0.0.1:1/scim/v2') });
    const run = await runCli(['drift', ...args], { cwd: folder, environment });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(sentence);
    expect(run.stderr).not.toContain('Did you mean ""');
  });

  it('GIVEN a report path that is a folder WHEN it writes THEN it exits with 1 and leaves nothing behind', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift', '--report', 'json=/'], { cwd: folder, environment });
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain('/ cannot be written');
    }));
});
