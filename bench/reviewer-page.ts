import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type Page } from 'playwright-core';
import { type ReviewFlag } from '../src/review/flag.js';
import { type ReviewRow } from '../src/review/population.js';
import { reviewerFiles } from '../src/report/review/reviewer-files.js';
import { chromiumPath, launchChromium } from '../test/report/html/chromium.js';
import { samplePopulation, sampleRow } from '../test/review/sample-review.js';
import { type Benchmark } from './benchmark.js';
import { figure, type Figure } from './figure.js';

const PEOPLE = 2000;
const ALL_PEOPLE = 20_000;
const REVIEWERS = 300;
const RUNS = 5;

/** What somebody types into the filter, letter by letter, and its end: everybody again. */
const TYPED = ['p', 'person 1', 'person 19', 'person 1999', 'nobody', ''];

/** What the page of a reviewer with many people takes, in Chromium. */
export const reviewerPageBenchmark: Benchmark = {
  name: 'reviewer-page',
  about:
    `The page of a reviewer with ${PEOPLE} people, opened in Chromium from a file: when something is painted, when everybody is listed, and from a ` +
    `letter in the filter to the frame that shows what it finds. And what reviewers get (page, CSV, checklist), made for ${ALL_PEOPLE} people and ${REVIEWERS} reviewers.`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-bench-'));
    try {
      return [...(await inBrowser(folder)), ...made()];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function inBrowser(folder: string): Promise<readonly Figure[]> {
  const executable = chromiumPath();
  if (executable === undefined) {
    process.stderr.write('There is no Chromium, so the page is not opened.\n');
    return [];
  }
  const file = join(folder, 'page.html');
  writeFileSync(file, filesFor(PEOPLE, 1).get('reviewers/reviewer0@example.com.html')!);
  const browser = await launchChromium(executable);
  const opened: Opened[] = [];
  for (let run = 0; run < RUNS; run += 1) opened.push(await open(browser, pathToFileURL(file).href));
  await browser.close();
  return [
    figure(
      'first paint',
      'ms',
      opened.map(({ paintedMs }) => paintedMs),
      { atMost: 1000 },
    ),
    figure(
      'everybody is listed',
      'ms',
      opened.map(({ listedMs }) => listedMs),
    ),
    figure(
      'the filter, at each letter',
      'ms',
      opened.flatMap(({ filterMs }) => filterMs),
      { atMost: 100 },
    ),
    figure(
      'a decision',
      'ms',
      opened.map(({ decisionMs }) => decisionMs),
      { atMost: 100 },
    ),
  ];
}

interface Opened {
  readonly paintedMs: number;
  readonly listedMs: number;
  readonly filterMs: readonly number[];
  readonly decisionMs: number;
}

async function open(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(`#person-list > :nth-child(${PEOPLE})`).waitFor({ state: 'attached' });
  const listedMs = await page.evaluate<number>('performance.now()');
  const paintedMs = await page.evaluate<number>(`performance.getEntriesByName('first-contentful-paint')[0].startTime`);
  const filterMs: number[] = [];
  for (const text of TYPED) {
    filterMs.push(
      await untilShown(
        page,
        `field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input', { bubbles: true }))`,
      ),
    );
    await page.waitForTimeout(1000);
  }
  const decisionMs = await untilShown(page, `document.querySelector('#person-list input[value=keep]').click()`);
  await context.close();
  return { paintedMs, listedMs, filterMs, decisionMs };
}

/** From an action to the end of the frame that shows what it did, in milliseconds. */
function untilShown(page: Page, action: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const field = document.querySelector('#filter [name=text]');
    const start = performance.now();
    ${action};
    await new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    }));
    return performance.now() - start;
  })()`);
}

function made(): readonly Figure[] {
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    const files = filesFor(ALL_PEOPLE, REVIEWERS);
    times.push(performance.now() - start);
    bytes = [...files].reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  }
  return [
    figure('files of all reviewers, made', 'ms', times, { atMost: 5000 }),
    figure('their size', 'MB', [bytes / 1_000_000]),
  ];
}

function filesFor(people: number, reviewers: number): ReadonlyMap<string, string> {
  const population = samplePopulation(Array.from({ length: people }, (_, index) => person(index, reviewers)));
  return reviewerFiles({ population, populationSha256: 'c'.repeat(64), attestations: [] });
}

function person(index: number, reviewers: number): ReviewRow {
  const flags: readonly ReviewFlag[] = index % 10 === 0 ? ['privileged', 'new'] : index % 3 === 0 ? ['unchanged'] : [];
  return sampleRow({
    ...{ userName: `person${index}@example.com`, name: `Person ${index}`, flags },
    reviewer: { reviewer: `reviewer${index % reviewers}@example.com`, because: 'the manager of the person' },
  });
}
