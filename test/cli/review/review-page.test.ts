import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeWhere } from '../../environment/needs.js';
import { chromiumPath, launchChromium } from '../../report/html/chromium.js';
import { ACCESS_KEY, IN_SYNC, UNEXPECTED_ADMIN, withAcme } from '../acme.js';
import { runCli } from '../cli-run.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';
const environment = { ACME_KEY: ACCESS_KEY };

describeWhere('chromium', executable === undefined ? noChromium : undefined)('the page that review open makes', () => {
  it('GIVEN a review of the command WHEN its reviewer decides in Chromium THEN review record takes what they downloaded', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const accessFile = join(folder, 'access.yaml');
      writeFileSync(accessFile, `${readFileSync(accessFile, 'utf8')}reviews: { fallback: security@example.com }\n`);
      await runCli(['review', 'open', '--out', 'q1'], { cwd: folder, environment });
      const browser = await launchChromium(executable!);
      const page = await browser.newPage();
      // As the clock of the command, which a test sets.
      await page.clock.setFixedTime('2026-11-23T06:10:00.000Z');
      await page.goto(pathToFileURL(join(folder, 'q1/reviewers/security@example.com.html')).href);
      const mallory = page.getByRole('article', { name: 'mallory@example.com' });
      await mallory.getByRole('radio', { name: 'Revoke' }).check();
      await mallory.getByRole('textbox', { name: 'Reason' }).fill('Nobody knows them.');
      const alan = page.getByRole('article', { name: 'alan@example.com' });
      await alan.getByRole('radio', { name: 'Change role' }).check();
      await alan.getByRole('combobox', { name: 'New role' }).selectOption('support');
      await alan.getByRole('textbox', { name: 'Reason' }).fill('Works with customers now.');
      const [given] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download the decisions' }).click(),
      ]);
      await given.saveAs(join(folder, given.suggestedFilename()));
      await browser.close();
      const run = await runCli(['review', 'record', 'q1', given.suggestedFilename()], { cwd: folder, environment });
      expect(run).toMatchObject({ stderr: '', exitCode: 0 });
      expect(run.stdout).toBe(
        'Recorded 2 decisions of security@example.com from decisions-security@example.com.json.\n',
      );
      const journal = readFileSync(join(folder, 'q1/journal.jsonl'), 'utf8').trim().split('\n');
      expect(JSON.parse(journal.at(-1)!)).toMatchObject({
        decisions: [
          { userName: 'mallory@example.com', decision: 'revoke', decidedAt: '2026-11-23T06:10:00.000Z' },
          { userName: 'alan@example.com', decision: 'change-role', newRole: 'support' },
        ],
      });
    }));
});
