import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type Page } from 'playwright-core';
import { describeWhere } from '../../environment/needs.js';
import { chromiumPath, launchChromium } from '../../report/html/chromium.js';
import { ACCESS_KEY } from '../acme.js';
import { type CliRun } from '../cli-run.js';
import { ASSIGNMENTS, THERE, withDirectReview } from './direct-review.js';
import { LATER } from './remedy-place.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';

const REVIEWS = `reviews:
  reviewers:
    - { role: admin, reviewer: ciso@example.com }
    - { role: support, reviewer: help@example.com }
  fallback: security@example.com
  secondReviewer: { reviewer: cfo@example.com }
  attestations: [{ account: acme, reviewer: it@example.com }]
`;

/** What the two with a spreadsheet fill in: the decision, the new role, the reason. */
const DECIDED: Readonly<Record<string, readonly [string, string, string]>> = {
  'owner@example.com': ['Keep', '', 'Owns the account'],
  'lin@example.com': ['Change role', 'support', 'Moved to the help desk'],
  'alan@example.com': ['keep', '', ''],
  'root@example.com': ['revoke', '', 'Nobody knows it'],
  'ada@example.com': ['keep', '', 'Runs the account'],
  'zoe@example.com': ['keep', '', ''],
};

/** Presses the tab key until it comes to what has this label. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const name = await focused.evaluate(
      (element: { labels?: ArrayLike<{ textContent: string }>; textContent: string }) =>
        (element.labels?.[0] ?? element).textContent.trim(),
    );
    if (label.test(name)) return;
  }
  throw new Error(`The keyboard does not come to ${String(label)}.`);
}

/** The administrators, decided on by keyboard alone: the first one stays, the second one goes. Gives what was downloaded. */
async function decideByKeyboard(file: string, folder: string): Promise<string> {
  const browser = await launchChromium(executable!);
  try {
    const page = await browser.newPage();
    // As the clock of the commands, which the test sets.
    await page.clock.setFixedTime(LATER);
    await page.goto(pathToFileURL(file).href);
    for (const [user, downs, reason] of [
      ['ada@example.com', 0, 'She runs the account.'],
      ['root@example.com', 1, 'Nobody knows this account.'],
    ] as const) {
      await tabTo(page, new RegExp(`^Select ${user}`));
      await tabTo(page, /^Keep$/);
      if (downs === 0) await page.keyboard.press('Space');
      for (let press = 0; press < downs; press += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.type(reason);
    }
    await tabTo(page, /^Download the decisions$/);
    const [given] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    await given.saveAs(join(folder, given.suggestedFilename()));
    return given.suggestedFilename();
  } finally {
    await browser.close();
  }
}

/** A reviewer's CSV as a spreadsheet in Europe saves it: semicolons, a byte order mark, columns moved. */
function savedCsv(text: string): string {
  const rows = parse(text, { columns: true, bom: true }) as readonly Readonly<Record<string, string>>[];
  const filled = rows.map(({ row, ...cells }) => {
    const [decision, newRole, reason] = DECIDED[cells.userName!]!;
    return { ...cells, decision, newRole, reason, row };
  });
  return stringify(filled, { header: true, bom: true, delimiter: ';', record_delimiter: 'windows' });
}

/** A checklist in which everybody is kept, and every question answered with yes. */
function ticked(text: string): string {
  return text
    .replace(/^- \[ \] keep$/gm, '- [x] keep')
    .replace(/^- \[ \] yes$/gm, '- [X] yes')
    .replace(/^Reason:.*$/gm, 'Reason: asked the team, and looked it up in Klaviyo');
}

describeWhere('chromium', executable === undefined ? noChromium : undefined)('the whole course of a review', () => {
  it('GIVEN reviewers with a page, a spreadsheet and a checklist WHEN they review THEN what they revoke is gone, and the folder proves it', () =>
    withDirectReview(
      async (place) => {
        const { folder } = place;
        const printed: string[] = [];
        const ends = async (code: number, ...args: readonly string[]): Promise<CliRun> => {
          const run = await place.run(['review', ...args]);
          printed.push(run.stdout, run.stderr);
          expect([args[0], run.stderr, run.exitCode]).toEqual([args[0], '', code]);
          return run;
        };
        expect(await place.open()).toMatchObject({ stderr: '', exitCode: 0 });

        const page = await decideByKeyboard(join(folder, 'q1/reviewers/ciso@example.com.html'), folder);
        for (const who of ['security', 'cfo']) {
          place.write(`${who}.csv`, savedCsv(place.read(`q1/reviewers/${who}@example.com.csv`)));
        }
        for (const who of ['help', 'it'])
          place.write(`${who}.md`, ticked(place.read(`q1/reviewers/${who}@example.com.md`)));
        await ends(0, 'record', 'q1', page);
        for (const who of ['security', 'cfo']) {
          await ends(0, 'record', 'q1', `${who}.csv`, '--reviewer', `${who}@example.com`);
        }
        await ends(0, 'record', 'q1', 'help.md', 'it.md');
        for (const who of ['ciso', 'security', 'cfo', 'help', 'it']) {
          await ends(0, 'sign-off', 'q1', '--reviewer', `${who}@example.com`);
        }
        expect((await ends(2, 'status', 'q1')).stdout).toContain('Open: 2 changes not verified.');

        await ends(2, 'remediate', 'q1');
        expect((await ends(2, 'verify-remediation', 'q1')).stdout).toContain('root@example.com');
        execFileSync('git', ['apply', 'q1/remediation/access.patch'], { cwd: folder });
        await ends(2, 'remediate', 'q1');
        const applied = await place.run(['reconcile', 'apply', 'q1/remediation/plan.json']);
        expect([applied.stderr, applied.exitCode]).toEqual(['', 0]);
        await ends(0, 'verify-remediation', 'q1');
        await ends(0, 'status', 'q1');

        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
        place.write('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
        place.write('key.pub.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
        await ends(0, 'close', 'q1', '--key', 'key.pem');
        await ends(0, 'check', 'q1', '--public-key', 'key.pub.pem');

        const inKlaviyo = Object.fromEntries(
          place.simulator.users().map(({ userName, role, active }) => [userName, active ? role : 'inactive']),
        );
        expect(inKlaviyo).toEqual({
          ...{ 'owner@example.com': 'owner', 'ada@example.com': 'admin', 'root@example.com': 'inactive' },
          ...{ 'lin@example.com': 'support', 'alan@example.com': 'analyst', 'eve@example.com': 'support' },
        });

        // The access key is in no file of the folder, and in nothing that was printed.
        const files = readdirSync(join(folder, 'q1'), { recursive: true, withFileTypes: true }).filter((file) =>
          file.isFile(),
        );
        expect(files.length).toBeGreaterThan(30);
        const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
        expect([...texts, ...printed].filter((text) => text.includes(ACCESS_KEY))).toEqual([]);

        const path = join(folder, 'q1/tables/decisions.csv');
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace('Nobody knows this account.', 'Nobody knows that account.'),
        );
        const changed = await place.run(['review', 'check', 'q1']);
        expect(changed.exitCode).toBe(2);
        expect(changed.stdout).toContain('tables/decisions.csv');
      },
      { users: THERE, assignments: ASSIGNMENTS, reviews: REVIEWS },
    ));
});
