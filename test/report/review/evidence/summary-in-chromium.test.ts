import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { describeWhere } from '../../../environment/needs.js';
import { chromiumPath, launchChromium } from '../../html/chromium.js';
import { hostileLeavers } from '../../leavers/hostile-leavers.js';
import { CLOSING, hostileReview, SIGNATURE } from './sample-evidence.js';

const executable = chromiumPath();
const noChromium = 'no Chromium by PLAYWRIGHT_CHROMIUM, at /usr/bin/chromium or on the PATH';
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

describeWhere('chromium', executable === undefined ? noChromium : undefined)('the summary in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-summary-'));
  const file = join(folder, 'summary.html');
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
    expect([...new Set(asked)]).toEqual([pathToFileURL(file).href, 'data:,'].slice(0, new Set(asked).size));
  });

  async function open(text: string, options: BrowserContextOptions = {}): Promise<void> {
    const closing = { ...CLOSING, withOpen: text, leavers: hostileLeavers(text), signature: SIGNATURE };
    writeFileSync(file, evidenceFiles(hostileReview(text), closing).get('summary.html')!);
    page = await (await browser.newContext(options)).newPage();
    said = [];
    asked = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  }

  test.each(['light', 'dark'] as const)('has nothing that axe finds, in its %s theme', async (colorScheme) => {
    await open('a reason', { colorScheme, bypassCSP: true });
    await page.evaluate(AXE);
    const found = await page.evaluate<readonly string[]>(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
    );
    expect(found).toEqual([]);
  });

  test('fits any width, also with a name of three hundred letters', async () => {
    await open('w'.repeat(300));
    for (const width of [1280, 780, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  test('has its figures on one page of paper, and the tables after it', async () => {
    await open('a reason');
    await page.emulateMedia({ media: 'print' });
    // A4 without the margins, in the pixels of a page: 186 mm by 271 mm.
    await page.setViewportSize({ width: 703, height: 1024 });
    const figures = await page.locator('#figures').boundingBox();
    expect(figures!.y + figures!.height).toBeLessThanOrEqual(1024);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#figures')).breakAfter`)).toBe('page');
    expect(await page.locator('#figures').getByText('a reason').first().isVisible()).toBe(true);
    expect(await page.getByRole('navigation').count()).toBe(0);
  });
});
