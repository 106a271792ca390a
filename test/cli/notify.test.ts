import { type SlackMessage } from '../../src/publish/slack-message.js';
import { jsonReport } from '../../src/report/drift/json.js';
import { RecordingServer } from '../publish/recording-server.js';
import { compareThree } from '../drift/sample-account.js';
import { DRIFTED, IN_SYNC, report } from '../report/drift/sample-report.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

const PATH = '/services/example-webhook-path';
const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.respondInTurn({ status: 200, body: 'ok' }));

const NOW = { ...report(DRIFTED), capturedAt: '2026-08-02T06:00:00.000Z' };
const EMPTY = compareThree([], [], []);
const FOLDER = folderWith({
  'empty.json': jsonReport({ ...NOW, accounts: [EMPTY] }),
  'empty-before.json': jsonReport(report(EMPTY)),
  'drift.json': jsonReport(NOW),
  'same.json': jsonReport(report(DRIFTED)),
  'clean.json': jsonReport(report(IN_SYNC)),
});

async function run(options: Flags = {}, environment: Record<string, string> = {}) {
  const { exitCode, stdout } = await runCommand(
    ['notify'],
    { report: 'drift.json', ...options },
    { cwd: FOLDER, environment: { KLAVIYO_ACCESS_WEBHOOK_URL: server.origin + PATH, ...environment } },
  );
  return { exitCode, stdout };
}

describe('klaviyo-access notify', () => {
  test('GIVEN findings that were not there before THEN Slack gets a message, and only the origin is printed', async () => {
    await expect(run({ previous: 'clean.json' })).resolves.toEqual({
      exitCode: 0,
      stdout: `Sent 2 new findings since 2026-08-01T06:00:00.000Z to ${server.origin}.\n`,
    });
    expect(server.asked).toEqual([`POST ${PATH}`]);
    expect((JSON.parse(server.requests[0]!.body) as SlackMessage).text).toContain('2 new findings');
  });

  test('GIVEN the same findings before THEN nothing is sent, and that is said', async () => {
    await expect(run({ previous: 'same.json' })).resolves.toEqual({
      exitCode: 0,
      stdout: 'No new findings at or above medium since 2026-08-01T06:00:00.000Z. Nothing was sent.\n',
    });
    expect(server.requests).toHaveLength(0);
  });

  test('GIVEN an account that nobody has THEN that is sent once, and afterwards it is said that it is no all-clear', async () => {
    const once = await run({ report: 'empty.json', previous: 'clean.json' });
    expect(once).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Sent a note since .* to http/) as unknown });
    expect((JSON.parse(server.requests[0]!.body) as SlackMessage).text).toContain('no new finding, but a note');

    const again = await run({ report: 'empty.json', previous: 'empty-before.json' });
    expect(server.requests).toHaveLength(1);
    expect(again.stdout).toMatch(
      /Nothing was sent\. This is no all-clear: of 1 account, 1 with nobody assigned yet\.\n$/,
    );
  });

  test('GIVEN a first run THEN everything is new', async () => {
    const { stdout } = await run({ minSeverity: 'critical' });
    expect(stdout).toBe(`Sent 1 new finding to ${server.origin}.\n`);
  });

  test('GIVEN --format json and another variable THEN a signed message goes there', async () => {
    const environment = { OTHER: `${server.origin}/other`, KLAVIYO_ACCESS_WEBHOOK_SECRET: 'example-webhook-secret' };
    await run({ format: 'json', webhookEnv: 'OTHER' }, environment);
    expect(server.asked).toEqual(['POST /other']);
    expect(server.requests[0]?.headers['x-klaviyo-access-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({ event: 'new-findings', total: 2 });
  });

  test.each<[string, Flags, string]>([
    ['no secret for --format json', { format: 'json' }, 'KLAVIYO_ACCESS_WEBHOOK_SECRET is not set'],
    ['no address, though nothing is new', { webhookEnv: 'NONE', previous: 'same.json' }, 'NONE is not set'],
    ['a previous report that is not there', { previous: 'none.json' }, 'Cannot read the report none.json'],
    ['the two in the wrong order', { report: 'same.json', previous: 'drift.json' }, 'the wrong order'],
  ])('GIVEN %s THEN it is an error and nothing is sent', async (_, options, problem) => {
    await expect(run(options)).rejects.toThrow(problem);
    expect(server.requests).toHaveLength(0);
  });
});
