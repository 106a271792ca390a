import { PassThrough, Readable } from 'node:stream';
import { parse } from 'yaml';
import { CliError } from '../../../src/cli/cli-error.js';
import { runCli } from '../cli-run.js';
import { init, OKTA, ROSTER } from './init-run.js';

describe('GIVEN a person at a terminal', () => {
  const typed = (...lines: readonly string[]): Readable => Readable.from([lines.map((line) => `${line}\n`).join('')]);

  it('WHEN Enter is pressed for what has a default THEN it is taken, and each question shows its own', async () => {
    const keyboard = typed(
      'okta',
      '',
      'acme',
      'acme',
      '',
      'owner@example.com',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'ada@example.com',
    );
    const { exitCode, stderr, stdout, read, cwd } = await init({}, { keyboard });

    expect(exitCode).toBe(0);
    expect(stderr).toContain('Enter takes what stands in brackets. No secret is asked for.');
    expect(stderr).toContain('where people are in Google Workspace (none, google, okta, entra, onelogin) [none]: ');
    expect(stderr).toContain('in order of priority [admin=klaviyo-admins, analyst=klaviyo-analysts]: ');
    expect(stderr).toContain('[https://www.klaviyo.com/sso/saml/acme]: ');
    expect(stdout).toContain('Wrote in .:');
    expect(parse(read('access.yaml'))).toMatchObject({
      okta: { org: 'acme' },
      accounts: [{ name: 'acme', owner: 'owner@example.com' }],
    });
    expect(await runCli(['validate', '--without-credentials'], { cwd })).toMatchObject({ exitCode: 0 });
  });

  it('WHEN an answer is wrong or missing THEN it is said why, and asked again', async () => {
    const keyboard = typed(
      'nobody',
      'none',
      'acme',
      '',
      '',
      'owner@example.com',
      '',
      '',
      '',
      'amin',
      'admin, analyst=All, ',
      '',
      '',
    );
    const { exitCode, stderr, read } = await init(
      { admin: 'owner@example.com' },
      {
        keyboard: Readable.from([keyboard.read() as string, 'ada@example.com\n']),
      },
    );

    expect(exitCode).toBe(0);
    expect(stderr).toContain('It is "nobody"; expected one of none, google, okta, entra, onelogin.');
    expect(stderr).toContain('An answer is needed.');
    expect(stderr).toContain('did you mean "admin"?');
    expect(stderr).toContain('--admin: it is the owner');
    expect(parse(read('access.yaml'))).toMatchObject({
      accounts: [
        {
          assignments: [
            { role: 'admin', group: 'klaviyo-admins' },
            { role: 'analyst', group: 'All' },
          ],
        },
      ],
    });
  });

  it('WHEN every answer is a flag THEN nothing is asked', async () => {
    const all = { ...OKTA, ...ROSTER, provider: 'okta', domain: 'okta.com', kind: 'account', accessKeyEnv: 'A' };
    const rest = { group: ['admin'], groupsExist: 'no', directory: 'roster', roster: 'people.csv' };
    const { exitCode, stderr } = await init({ ...all, ...rest }, { keyboard: typed() });

    expect(exitCode).toBe(0);
    expect(stderr).not.toContain(']: ');
  });

  it('WHEN the input ends before the last answer THEN nothing is written', async () => {
    const { exitCode, stderr, files } = await init({}, { keyboard: typed('', '') });

    expect([exitCode, files]).toEqual([1, []]);
    expect(stderr).toContain('The input ended before the last answer. Nothing was written.');
  });

  it('WHEN it is interrupted THEN nothing is written', async () => {
    const stop = new AbortController();
    const keyboard = new PassThrough();
    const waiting = init(
      {},
      {
        keyboard,
        interrupted: stop.signal,
        onStderr: (text) => {
          if (text.endsWith(': ')) stop.abort(new CliError('Stopped by SIGINT.'));
        },
      },
    );
    const before = init(
      {},
      { keyboard: typed('', ''), interrupted: AbortSignal.abort(new CliError('Stopped by SIGINT.')) },
    );

    for (const { exitCode, stderr, files } of [await waiting, await before]) {
      expect([exitCode, files]).toEqual([1, []]);
      expect(stderr).toContain('Stopped by SIGINT.\n');
    }
    expect(keyboard.listenerCount('data')).toBe(0);
  });
});
