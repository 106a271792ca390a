import { readDriftReport, readPreviousReport } from '../../src/publish/read-drift-report.js';
import { jsonReport } from '../../src/report/drift/json.js';
import { folderWith } from '../cli/cli-run.js';
import { DRIFTED, report } from '../report/drift/sample-report.js';

const REPORT = report(DRIFTED);

describe('reading a drift report', () => {
  test('GIVEN what --report json writes THEN it is read as it was', async () => {
    const folder = folderWith({ 'drift.json': jsonReport(REPORT) });
    await expect(readDriftReport(folder, 'drift.json')).resolves.toEqual(REPORT);
  });

  test('GIVEN no file THEN the error names it, and for the previous one what to do on a first run', async () => {
    const folder = folderWith({});
    await expect(readDriftReport(folder, 'drift.json')).rejects.toThrow(
      /^The report drift\.json cannot be read: ENOENT\.$/,
    );
    await expect(readPreviousReport(folder, 'old.json')).rejects.toThrow(
      'ENOENT. On a first run leave --previous out.',
    );
  });

  test.each([
    ['no JSON', '{', 'it is not JSON'],
    ['another form', '{"version":2}', 'it is of another form at version'],
    ['no object', '3', 'it is of another form.'],
  ])('GIVEN %s THEN both refuse it', async (_, text, says) => {
    const folder = folderWith({ 'drift.json': text });
    for (const read of [readDriftReport, readPreviousReport]) {
      await expect(read(folder, 'drift.json')).rejects.toMatchObject({
        code: 'PUBLISH_REPORT',
        message: expect.stringContaining(says) as string,
      });
    }
  });

  test('GIVEN a report of another release THEN it does as the previous one, and not as the present one', async () => {
    const findings = [{ id: 'a1', severity: 'high', exception: { reason: 'x', ticket: 'T-1' }, hop: 'later' }];
    const other = { version: 1, capturedAt: REPORT.capturedAt, more: 1, accounts: [{ name: 'acme', findings }] };
    const folder = folderWith({ 'drift.json': JSON.stringify(other) });
    await expect(readPreviousReport(folder, 'drift.json')).resolves.toMatchObject({
      accounts: [{ name: 'acme', findings: [{ id: 'a1', severity: 'high' }] }],
    });
    await expect(readDriftReport(folder, 'drift.json')).rejects.toThrow('drift.json is not a drift report');
  });

  test('GIVEN a report that contradicts itself THEN it is refused: findings may be missing', async () => {
    const folder = folderWith({ 'drift.json': JSON.stringify(report({ ...DRIFTED, findings: [] })) });
    await expect(readDriftReport(folder, 'drift.json')).rejects.toThrow(
      'drift.json is not a drift report: it contradicts itself (account "acme": summary.excepted is 1, and the findings have 0).',
    );
  });
});
