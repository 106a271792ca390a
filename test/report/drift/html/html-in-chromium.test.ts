import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { headline } from '../../../../src/report/drift/finding-headline.js';
import { htmlReport } from '../../../../src/report/drift/html/html-report.js';
import { HOSTILE, hostileReport } from '../sample-report.js';
import { chromiumPath, launchChromium } from '../../html/chromium.js';
import { HISTORY, IN_SYNC, SAMPLE, WITH_EVERYBODY } from './sample-html.js';
import { describeWhere } from '../../../environment/needs.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';
const inChromium = describeWhere('chromium', executable === undefined ? noChromium : undefined);
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST = SAMPLE.accounts[0]!.findings[0]!;

inChromium('the HTML report in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-html-'));
  let browser: Browser;
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
    await page.context().close();
    // THEN whatever the test did: no error, no refusal by the policy, no request but for the file itself
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('file:') && url !== 'data:,')).toEqual([]);
    expect(new Set(asked.filter((url) => url.startsWith('file:'))).size).toBe(1);
  });

  async function open(html: string, options: BrowserContextOptions = {}, anchor = ''): Promise<void> {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    page = await (await browser.newContext(options)).newPage();
    said = [];
    asked = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => asked.push(request.url().replace(/#.*/, '')));
    await page.goto(`${pathToFileURL(file).href}${anchor}`);
  }

  const sample = htmlReport(SAMPLE, { history: HISTORY });
  const shown = (): Promise<number> => page.locator('.finding:visible').count();
  const list = (name: string): Locator => page.getByRole('combobox', { name, exact: true });
  const waitFor = (count: string): Promise<void> =>
    page.locator('#filter-count', { hasText: new RegExp(`^${count}$`) }).waitFor();

  test('filters by each list and by text, and announces how many it shows', async () => {
    await open(sample);
    const status = page.getByRole('status');
    expect(await status.getAttribute('aria-live')).toBe('polite');
    expect(await status.textContent()).toBe('5 findings');
    for (const [label, value, count] of [
      ['Account', '1', 1],
      ['Severity', 'critical', 1],
      ['Kind', 'owner', 2],
      ['Hop', 'declared-provisioned', 5],
      ['Exception', 'excepted', 1],
    ] as const) {
      await list(label).selectOption(value);
      await waitFor(count === 5 ? 'All 5 findings shown' : `${count} of 5 findings shown`);
      expect(await shown()).toBe(count);
      await page.getByRole('button', { name: 'Show all' }).click();
      await waitFor('All 5 findings shown');
      expect(await shown()).toBe(5);
    }
    await page.getByRole('searchbox', { name: 'Text' }).fill(`  ${FIRST.user.toUpperCase()} ${FIRST.severity} `);
    await waitFor('1 of 5 findings shown');
    expect(await page.locator('.finding:visible').getAttribute('id')).toBe(`f-${FIRST.id}`);
    await list('Severity').selectOption('info');
    await waitFor('0 of 5 findings shown');
    expect(await shown()).toBe(0);
  });

  test('can be used with the keyboard alone', async () => {
    await open(sample);
    // The way past the navigation comes first.
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    const reached: string[] = [];
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) break;
      reached.push((await focused.getAttribute('name')) ?? (await focused.evaluate((element) => String(element))));
      const outline =
        'document.activeElement.matches(":focus-visible") && getComputedStyle(document.activeElement).outlineStyle';
      expect(await page.evaluate(outline)).toBe('solid');
      if ((await focused.textContent())?.includes(headline(FIRST)) === true) break;
    }
    expect(reached).toEqual(expect.arrayContaining(['account', 'severity', 'kind', 'hop', 'exception']));
    await page.keyboard.press('Enter');
    expect(await page.locator(`#f-${FIRST.id}`).getByText('Remedy:').isVisible()).toBe(true);
    // Enter in the text field sends nothing anywhere.
    await page.getByRole('searchbox', { name: 'Text' }).press('Enter');
  });

  test('has a heading for each person, and their findings as a list, to a screen reader', async () => {
    await open(sample);
    const people = page.getByRole('region', { name: 'Findings' }).getByRole('article');
    expect(await people.count()).toBe(5);
    expect(await people.first().getByRole('heading', { level: 3 }).textContent()).toContain(FIRST.user);
    expect(await people.first().getByRole('list').getByRole('listitem').count()).toBe(1);
    expect(await page.getByRole('img').count()).toBe(4);
  });

  test('hides a person of whom the filter shows nothing', async () => {
    await open(sample);
    await page.getByRole('searchbox', { name: 'Text' }).fill('zoe@example.com');
    await waitFor('1 of 5 findings shown');
    expect(await page.locator('.person:visible h3').allTextContents()).toEqual([
      expect.stringContaining('zoe@example.com'),
    ]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await waitFor('All 5 findings shown');
    expect(await page.locator('.person:visible').count()).toBe(5);
  });

  test('shows the first finding on the first screen, and fits any width', async () => {
    await open(sample, { viewport: { width: 1280, height: 900 } });
    const first = await page.locator('.finding').first().boundingBox();
    expect(first!.y + first!.height).toBeLessThanOrEqual(900);
    for (const width of [1280, 780, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  test('says of a table that is wider than the screen that it can be scrolled', async () => {
    await open(sample, { viewport: { width: 390, height: 900 } });
    expect(await page.getByRole('region', { name: 'Totals of each account' }).count()).toBe(1);
    const isWider =
      '(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector("#totals .wide"))';
    expect(await page.evaluate(isWider)).toBe(true);
    expect(await page.locator('#totals .hint').isVisible()).toBe(true);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#totals .wide')).backgroundAttachment`)).toBe(
      'local, local, scroll, scroll',
    );
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.locator('#totals .hint').isVisible()).toBe(false);
  });

  test('is printed on as many pages as it fills, with the findings on the first', async () => {
    await open(sample);
    const pages = async (): Promise<number> =>
      (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
    const all = await pages();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    const first = await page.locator('.finding').first().boundingBox();
    expect(first!.y).toBeLessThan(1000);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    // THEN no page is nearly empty: A4 has 1043 of the page's pixels between the margins
    expect(all).toBeLessThanOrEqual(Math.ceil(height / 1043) + 1);
  });

  test('opens the finding that the address names', async () => {
    await open(sample, {}, `#f-${FIRST.id}`);
    expect(await page.locator(`#f-${FIRST.id}`).getByText('Remedy:').isVisible()).toBe(true);
    // GIVEN it is filtered away
    await list('Severity').selectOption('info');
    await waitFor('2 of 5 findings shown');
    const other = SAMPLE.accounts[0]!.findings[1]!;
    await page.evaluate(`location.hash = '#f-${other.id}'`);
    await waitFor('All 5 findings shown');
    expect(await page.locator(`#f-${other.id}`).getByText('Remedy:').isVisible()).toBe(true);
  });

  test('shows everything without JavaScript', async () => {
    await open(sample, { javaScriptEnabled: false });
    expect(await shown()).toBe(5);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    await page.locator('.finding summary').first().click();
    expect(await page.locator(`#f-${FIRST.id}`).getByText('Remedy:').isVisible()).toBe(true);
  });

  test('prints everything, open, whatever is filtered', async () => {
    await open(sample);
    await list('Severity').selectOption('critical');
    await waitFor('1 of 5 findings shown');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await shown()).toBe(5);
    expect(await page.locator('.finding p:has(b):visible', { hasText: 'Remedy:' }).count()).toBe(5);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(28, 35, 40)');
    // A browser without ::details-content has them opened by the script, and closed again.
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('details[open]').count()).toBe(0);
  });

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 400],
    ['dark', 400],
  ] as const)('has no fault that axe finds, contrast included (%s, %i wide)', async (colorScheme, width) => {
    const everything = htmlReport({ ...SAMPLE, accounts: [WITH_EVERYBODY, IN_SYNC] }, { history: HISTORY });
    await open(everything, { colorScheme, viewport: { width, height: 900 } });
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    await page.evaluate(AXE);
    const found = await page.evaluate<readonly string[]>(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
    );
    expect(found).toEqual([]);
    // The charts' texts and lines take the theme's colours.
    const ink = await page.evaluate('getComputedStyle(document.querySelector("svg text")).fill');
    expect(ink).toMatch(colorScheme === 'dark' ? /^rgb\((?:1[6-9]|2)\d/ : /^rgb\(\d\d,/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('runs nothing of what hostile names say', async () => {
    await open(htmlReport(hostileReport(HOSTILE.join(' ')), {}));
    expect(await page.locator('body :is(script, img, iframe)').count()).toBe(1);
    // GIVEN markup that slipped through all the same
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<p id="slipped" onclick="window.ran = 1">x</p>')`,
    );
    await page.locator('#slipped').click();
    // THEN the policy forbids it to run, and says so
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(said.splice(0).join()).toContain('Content Security Policy');
  });
});
