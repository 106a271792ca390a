import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { marked } from 'marked';
import { type Browser, type Page } from 'playwright-core';
import { type DriftReport } from '../../../src/drift/drift-report.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { assigned, compareThree, declared, exception, provisioned } from '../../drift/sample-account.js';
import { describeWhere } from '../../environment/needs.js';
import { chromiumPath, launchChromium } from '../html/chromium.js';
import { HOSTILE, hostileReport, IN_SYNC, report } from './sample-report.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';
const inChromium = describeWhere('chromium', executable === undefined ? noChromium : undefined);
const GITHUB_CSS = readFileSync(
  createRequire(__filename).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
);

/** As wide as a comment is in a wide window, and in a phone's. */
const WIDE = 780;
const NARROW = 390;

/** Two lines of text in a row of GitHub's. */
const TALLEST_ROW = 60;

/** People of whom something was found, one of them of each sort; with names as long as they get. */
const DRIFTED = compareThree(
  [declared(), declared({ userName: 'zoe@example.com', role: 'campaign_coordinator' })],
  [
    assigned({ role: 'admin' }),
    assigned({ id: '00u2', userName: 'bartholomew.featherstonehaugh@marketing.example.com', role: 'content_creator' }),
  ],
  [
    provisioned({ role: 'admin', givenName: 'Eve' }),
    provisioned({ id: 'u5', userName: `${'long'.repeat(30)}@example.com`, role: 'support', conflicts: ['Two roles.'] }),
    provisioned({ id: 'u7', userName: 'agency@example.com', role: 'analyst' }),
  ],
  { exceptions: [exception({ reason: 'An agency that is exempt from SSO and works in Klaviyo only' })] },
);

inChromium('the Markdown report as GitHub shows it', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(executable!);
  });

  afterAll(async () => {
    await browser.close();
  });

  afterEach(async () => {
    await page.close();
  });

  /** A comment's text has 14 px there; the style sheet is that of a file. */
  async function show(of: DriftReport, width: number): Promise<void> {
    const html = marked.parse(renderReport('markdown', of, { color: false }), { async: false });
    page = await browser.newPage({ viewport: { width, height: 900 } });
    const style = `${GITHUB_CSS} body { margin: 0 } .markdown-body { font-size: 14px }`;
    await page.setContent(`<!doctype html><style>${style}</style><body><div class="markdown-body">${html}</div>`);
  }

  const overflow = (): Promise<number> =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  /** Of each table that shows: how much of it is out of sight, and how high its rows are. */
  const tables = (): Promise<readonly { readonly cut: number; readonly rows: readonly number[] }[]> =>
    page.evaluate(`[...document.querySelectorAll('table')].filter((table) => table.checkVisibility()).map((table) => ({
      cut: table.scrollWidth - table.clientWidth,
      rows: [...table.rows].map((row) => row.getBoundingClientRect().height),
    }))`);

  const unfold = (): Promise<void> =>
    page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');

  test('GIVEN the width of a comment THEN the verdict is first, nothing is cut, and each row has two lines at most', async () => {
    await show(report(DRIFTED), WIDE);

    const first = await page.locator('.markdown-body > :first-child').textContent();
    expect(first).toMatch(/^Drift check of acme: 1 critical, 3 high, 1 medium, 1 low, 1 info; 1 excepted$/);
    expect(await overflow()).toBe(0);
    const [findings, ...others] = await tables();
    expect(others).toEqual([]);
    expect(findings!.cut).toBe(0);
    expect(findings!.rows.length).toBeGreaterThan(4);
    expect(Math.max(...findings!.rows)).toBeLessThan(TALLEST_ROW);
  });

  test('GIVEN it THEN all details are closed, and each opens', async () => {
    await show(report(DRIFTED), WIDE);

    expect(await page.locator('details[open]').count()).toBe(0);
    expect(await page.getByText('Do:', { exact: true }).first().isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'ada@example.com' }).click();
    expect(await page.getByText('Do:', { exact: true }).first().isVisible()).toBe(true);
    expect(await page.locator('details[open]').count()).toBe(1);
  });

  test.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('GIVEN a %s window and everything unfolded THEN the page is no wider than it', async (_how, width) => {
    await show(report(DRIFTED, { ...IN_SYNC, findings: [] }), width);
    await unfold();

    expect(await overflow()).toBe(0);
    // A table of a narrow window can be moved by itself, as GitHub lets tables be.
    if (width === WIDE) expect((await tables()).map(({ cut }) => cut)).toEqual([0, 0, 0, 0, 0]);
  });

  test('GIVEN signs that mean something to Markdown THEN they show as they are, outside code', async () => {
    const [first] = DRIFTED.findings;
    const remedy = 'Look at 95 % of [all] under Dashboard > Tasks * 2, at scim.baseUrl & content_creator.';
    await show(report({ ...DRIFTED, findings: [{ ...first!, remedy }] }), WIDE);

    const item = page.locator('li', { hasText: 'Do:' });
    expect(await item.textContent()).toBe(`Do: ${remedy}`);
    expect(await item.locator('code').count()).toBe(0);
  });

  test('GIVEN hostile names THEN nothing but what a report is made of comes of them', async () => {
    await show(hostileReport(HOSTILE.join(' ')), WIDE);
    await unfold();

    const odd = 'script, img, iframe, a, svg, math, input, style, form';
    expect(await page.locator('.markdown-body').locator(odd).count()).toBe(0);
    expect(await overflow()).toBe(0);
  });
});
