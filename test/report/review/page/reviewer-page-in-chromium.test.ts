import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { type CheckedForm, checkForm } from '../../../../src/review/check-decisions.js';
import { type AttachedAnswer } from '../../../../src/review/forms/decision-form.js';
import { readJsonForm } from '../../../../src/review/forms/read-json-form.js';
import { digest, type Review } from '../../../../src/review/review-folder.js';
import { reviewState } from '../../../../src/review/review-state.js';
import { savedName } from '../../../../src/report/review/page/form/saved-drafts.js';
import { reviewerPage } from '../../../../src/report/review/page/reviewer-page.js';
import { describeWhere } from '../../../environment/needs.js';
import { sampleRow, SETTINGS } from '../../../review/sample-review.js';
import { HOSTILE } from '../../drift/sample-report.js';
import { chromiumPath, launchChromium } from '../../html/chromium.js';
import { GRACE, manyRows, reviewed } from './sample-page.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';
const inChromium = describeWhere('chromium', executable === undefined ? noChromium : undefined);
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** A review that was opened before the browser's clock. */
const opened = (rows?: Parameters<typeof reviewed>[0]): ReturnType<typeof reviewed> => {
  const { review } = reviewed(rows).population;
  return reviewed(rows, { review: { ...review, openedAt: '2026-01-01T00:00:00.000Z' } });
};

/** What `review record` says of a file. */
function recorded({ population, populationSha256, attestations }: ReturnType<typeof reviewed>, text: string) {
  const review: Review = {
    ...{ folder: '', population, populationSha256, settings: SETTINGS, attestations, entries: [] },
    state: reviewState(population, attestations, []),
  };
  const reading = readJsonForm(text);
  return 'faults' in reading
    ? reading.faults
    : checkForm(
        review,
        { ...reading.form, answers: reading.form.answers as readonly AttachedAnswer[] },
        { now: new Date().toISOString() },
      );
}

inChromium("a reviewer's page in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-page-'));
  const file = join(folder, 'grace@example.com.html');
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let said: string[];
  let asked: string[];

  beforeAll(async () => {
    browser = await launchChromium(executable!);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  afterEach(async () => {
    await context.close();
    // THEN whatever the test did: no error, no refusal by the policy, no request but for the file itself
    expect(said).toEqual([]);
    expect(
      asked.filter((url) => url !== pathToFileURL(file).href && url !== 'data:,' && !url.startsWith('blob:')),
    ).toEqual([]);
  });

  async function open(review = opened(), options: BrowserContextOptions = {}, before = ''): Promise<void> {
    writeFileSync(file, reviewerPage(review, review.part, GRACE));
    context = await browser.newContext(options);
    if (before !== '') await context.addInitScript(before);
    said = [];
    asked = [];
    page = await another();
  }

  /** One more window of the same browser. */
  async function another(): Promise<Page> {
    const more = await context.newPage();
    more.on('console', (message) => said.push(message.text()));
    more.on('pageerror', (error) => said.push(error.message));
    more.on('request', (request) => asked.push(request.url().replace(/#.*/, '')));
    await more.goto(pathToFileURL(file).href);
    return more;
  }

  const card = (name: string, of = page): Locator => of.getByRole('article', { name });
  const progress = (text: string, of = page): Promise<void> =>
    of.locator('#progress-text', { hasText: text }).waitFor();
  const focused = (): Locator => page.locator(':focus');

  async function tabTo(label: RegExp): Promise<void> {
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const name = await focused().evaluate(
        (element: { labels?: ArrayLike<{ textContent: string }>; textContent: string }) =>
          (element.labels?.[0] ?? element).textContent.trim(),
      );
      if (label.test(name)) return;
    }
    throw new Error(`The keyboard does not come to ${String(label)}.`);
  }

  async function download(): Promise<string> {
    const [given] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the decisions' }).click(),
    ]);
    expect(given.suggestedFilename()).toBe('decisions-grace@example.com.json');
    return readFileSync(await given.path(), 'utf8');
  }

  test('GIVEN a keyboard alone THEN somebody is decided on, a reload keeps it, and record takes the download', async () => {
    const review = opened();
    await open(review);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused().getAttribute('id')).toBe('people');
    await tabTo(/^Select root@/);
    await tabTo(/^Keep$/);
    // In a group of choices the arrows move, and the tab key leaves it.
    await page.keyboard.press('ArrowDown');
    await card('Root Admin').getByText('A reason is missing: to revoke needs one.').waitFor();
    // Who hears the page hears what is missing, and how far they are.
    await page
      .getByRole('status')
      .getByText('A reason is missing: to revoke needs one. 0 of 4 people decided')
      .waitFor();
    expect(await card('Root Admin').getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nobody knows this account.');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await progress('1 of 4 people decided, 0 of 2 questions answered.');
    await page.reload();
    await progress('1 of 4 people decided');
    expect(await card('Root Admin').getByRole('radio', { name: 'Revoke' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Download the decisions' }).focus();
    const [given] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const outcome = recorded(review, readFileSync(await given.path(), 'utf8')) as CheckedForm;
    expect(outcome.decisions).toMatchObject([
      { userName: 'root@example.com', decision: 'revoke', reason: 'Nobody knows this account.' },
    ]);
    expect(await focused().textContent()).toContain('Still open: 5 entries.');
  });

  test('GIVEN an answer with a file THEN the download has its name and SHA-256, and the file is not in it', async () => {
    const review = opened();
    await open(review);
    const question = card('Every private API key');
    await question.getByRole('radio', { name: 'Yes' }).check();
    await question.getByRole('textbox').fill('Looked at all three.');
    await question
      .getByLabel('File that shows it')
      .setInputFiles({ name: 'keys.txt', mimeType: 'text/plain', buffer: Buffer.from('three') });
    await question.getByText(`SHA-256 ${digest('three')}`).waitFor();
    const { answers } = recorded(review, await download()) as CheckedForm;
    expect(answers).toMatchObject([{ answer: 'yes', attachment: { name: 'keys.txt', sha256: digest('three') } }]);
  });

  test('GIVEN two windows THEN what is decided in one is in the other, and clearing is asked for and clears both', async () => {
    await open();
    const second = await another();
    // A window behind another one is slow.
    await page.bringToFront();
    await card('Ada Lovelace').getByRole('radio', { name: 'Keep' }).check();
    await progress('1 of 4 people decided', second);
    await second.bringToFront();
    await card('owner@example.com', second).getByRole('radio', { name: 'Keep' }).check();
    await page.bringToFront();
    await progress('2 of 4 people decided');
    await page.getByRole('button', { name: 'Clear everything' }).click();
    expect(await page.getByRole('dialog', { name: 'Clear everything?' }).getByText('2 entries').count()).toBe(1);
    expect(await focused().textContent()).toBe('Keep it');
    await page.keyboard.press('Escape');
    await progress('2 of 4 people decided');
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Clear everything' }).click();
    await progress('0 of 4 people decided', second);
  });

  test('GIVEN something incomplete THEN it is named and nothing is downloaded, and its link leads to it, also if it is filtered away', async () => {
    await open();
    await card('Root Admin').getByRole('radio', { name: 'Keep' }).check();
    await page.getByRole('combobox', { name: 'Role' }).selectOption('analyst');
    await page.getByText('1 of 4 shown.').waitFor();
    await page.getByRole('button', { name: 'Download the decisions' }).click();
    expect(await focused().textContent()).toContain('One entry is not complete. Nothing was downloaded.');
    await page.getByRole('link', { name: 'root@example.com in acme' }).click();
    expect(await focused().getAttribute('aria-labelledby')).toBe(
      await card('Root Admin').getAttribute('aria-labelledby'),
    );
  });

  test('GIVEN many people WHEN all of them are kept THEN those with a flag of suspicion stay open, and it is said how many', async () => {
    await open(opened(manyRows(60)));
    await page.getByRole('button', { name: 'Select all shown who are open' }).click();
    await page.getByText('60 people selected.').waitFor();
    await page
      .getByRole('form', { name: 'Decide on several' })
      .getByRole('combobox', { name: 'Decision' })
      .selectOption('keep');
    await page.getByRole('button', { name: 'Decide for the selected' }).click();
    await progress('54 of 60 people decided');
    await page
      .getByText('Decided keep for 54 people. Not decided, and still selected: 6 people each of whom has a flag')
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await progress('0 of 60 people decided');
    await page.getByRole('searchbox').fill('person 59');
    await page.getByText('1 of 60 shown.').waitFor();
    // GIVEN they are not shown any more THEN they are not selected either
    expect(await page.locator('#picked').textContent()).toBe('');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.person:visible').count()).toBe(62);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('#person-list .person').count()).toBe(1);
  });

  test('GIVEN the owner THEN their access can be kept, deferred or escalated, and nothing else is offered', async () => {
    await open();
    const choices = card('owner@example.com').getByRole('radio');
    const offered = choices.evaluateAll((all: { value: string }[]) => all.map(({ value }) => value));
    expect(await offered).toEqual(['keep', 'defer', 'escalate']);
  });

  test('GIVEN a browser that keeps nothing THEN the page says so, and works', async () => {
    await open(
      opened(),
      {},
      'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } })',
    );
    await page.getByRole('alert').getByText('does not keep what you decide').waitFor();
    await card('Ada Lovelace').getByRole('radio', { name: 'Keep' }).check();
    await progress('1 of 4 people decided');
  });

  test('GIVEN something is kept that cannot be read THEN it is set aside and not written over', async () => {
    const name = savedName({ review: { id: '0123456789abcdef' }, population: 'c'.repeat(64), reviewer: GRACE });
    await open(opened(), {}, `localStorage.setItem(${JSON.stringify(name)}, '{"version":9}')`);
    await page.getByRole('alert').getByText('cannot be read').waitFor();
    expect(await page.evaluate(`localStorage.getItem(${JSON.stringify(`${name}/not-read`)})`)).toBe('{"version":9}');
  });

  test.each([
    ['light', 1280],
    ['dark', 400],
  ] as const)(
    'GIVEN a screen (%s, %i wide) THEN axe finds no fault, and nothing is wider than it',
    async (colorScheme, width) => {
      await open(opened(), { colorScheme, viewport: { width, height: 900 } });
      await card('Root Admin').getByRole('radio', { name: 'Change role' }).check();
      await page.getByRole('button', { name: 'Select all shown who are open' }).click();
      await page.getByRole('button', { name: 'Download the decisions' }).click();
      await page.evaluate(AXE);
      const found = await page.evaluate<readonly string[]>(
        `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
      );
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    },
  );

  test('GIVEN hostile names, roles and reasons THEN they are texts, nothing of them runs, and record takes them as they are', async () => {
    const text = HOSTILE.join(' ');
    const finding = { id: 'f', kind: 'role', severity: 'low', message: text, exception: null } as const;
    const userName = `</script><b>\u202e\u200b${text}@example.com`;
    // A field of a page has no carriage returns.
    const reason = '</textarea><script>alert(1)</script>\n\u202e\u200b=cmd()';
    const review = opened([sampleRow({ ...{ userName, name: text, role: text, why: text }, findings: [finding] })]);
    await open(review, { viewport: { width: 400, height: 900 } });
    await page.locator('#person-list').getByRole('radio', { name: 'Revoke' }).check();
    await page.locator('#person-list').getByRole('textbox', { name: 'Reason' }).fill(reason);
    expect(recorded(review, await download())).toMatchObject({ decisions: [{ userName, reason }] });
    expect(await page.locator('main :is(script, img, iframe, svg, a[href^=javascript])').count()).toBe(0);
    expect(await page.locator('#person-list h3').textContent()).toContain('<script>');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
  });

  test('GIVEN no JavaScript THEN the page says what to use in its place', async () => {
    await open(opened(), { javaScriptEnabled: false });
    expect(await page.getByText('needs JavaScript, which is off').isVisible()).toBe(true);
    expect(await page.locator('#filter').isVisible()).toBe(false);
  });
});
