import { CliError } from '../../src/cli/cli-error.js';
import { readReportFile } from '../../src/cli/read-report-file.js';
import { DriftReportError } from '../../src/report/drift/parse-drift-report.js';
import { jsonReport } from '../../src/report/drift/json.js';
import { folderWith } from './cli-run.js';
import { DRIFTED, report } from '../report/drift/sample-report.js';

const REPORT = report(DRIFTED);

test('GIVEN what --report json writes, with a byte order mark or without THEN it is read as it was', async () => {
  const folder = folderWith({ 'drift.json': jsonReport(REPORT), 'bom.json': `\ufeff${jsonReport(REPORT)}` });
  for (const path of ['drift.json', 'bom.json']) {
    await expect(readReportFile(folder, path, 'Why.')).resolves.toEqual(REPORT);
  }
});

test('GIVEN no file THEN the error names it, and says why it may not be there', async () => {
  const reading = readReportFile(folderWith({}), 'old.json', 'On a first run leave --previous out.');
  await expect(reading).rejects.toThrow(CliError);
  await expect(reading).rejects.toThrow(
    /^Cannot read the report old\.json: there is no such file\. On a first run leave --previous out\.$/,
  );
});

test('GIVEN a file that is not a report THEN it is refused by the one reader of reports', async () => {
  const folder = folderWith({ 'drift.json': '{' });
  await expect(readReportFile(folder, 'drift.json', 'Why.')).rejects.toThrow(DriftReportError);
});
