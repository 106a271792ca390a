import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decidedForm } from '../../src/cli/demo/decided-form.js';
import { reviewerParts } from '../../src/report/review/reviewer-part.js';
import { readReview } from '../../src/review/review-folder.js';
import { readSeedFile } from '../../src/simulator/klaviyo/seed-file.js';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type CliRun, folderWith, runCli } from '../cli/cli-run.js';
import { readDocument } from './documents.js';
import { ownArguments } from './shell-examples.js';
import { shellCommands } from './shell-words.js';

const { examples } = readDocument('docs/without-identity-provider.md');
const textsOf = (wanted: string): readonly string[] =>
  examples.filter(({ language }) => language === wanted).map(({ text }) => text);
const [SEED, REVIEWS] = textsOf('yaml');
const [EVERYBODY, WITHOUT_ALAN] = textsOf('csv');

/** The commands, each as its words. */
const STEPS = textsOf('sh')
  .flatMap((text) => shellCommands(text))
  .flatMap((command) => {
    const words = ownArguments(command);
    return words === undefined ? [] : [words];
  });

/** The base URL of the page, at which the test has no server. */
const BASE_URL = 'http://127.0.0.1:8787/scim/v2';

let klaviyo: KlaviyoSimulator;
let cwd: string;
let next: number;

beforeAll(async () => {
  cwd = folderWith({ 'klaviyo.yaml': SEED! });
  klaviyo = await startKlaviyoSimulator({ account: await readSeedFile(join(cwd, 'klaviyo.yaml'), {}) });
  next = 0;
});
afterAll(() => klaviyo.close());

/** Runs the next command of the page, which has to be this one. */
async function step(command: string): Promise<CliRun> {
  const words = STEPS[next];
  next += 1;
  expect(words?.join(' ')).toMatch(new RegExp(`^${command}`));
  const environment = { KLAVIYO_SCIM_ACCESS_KEY: 'example-access-key' };
  // Each command is run later than the one before: the history goes by the time of its runs.
  const now = new Date(Date.UTC(2026, 10, 23, 6, next));
  return runCli(
    words!.map((word) => (word === BASE_URL ? klaviyo.baseUrl : word)),
    { cwd, environment, now },
  );
}

/** The decisions that the reviewers download. */
async function keepEverybody(folder: string): Promise<void> {
  const review = await readReview(join(cwd, folder));
  const now = new Date(Date.UTC(2026, 10, 23, 6, next)).toISOString();
  for (const part of reviewerParts(review).values()) {
    const nobody = { user: 'nobody@example.com', reason: '' };
    writeFileSync(join(cwd, `decisions-${part.reviewer}.json`), decidedForm(review, part, nobody, now));
  }
}

const active = (): readonly string[] =>
  klaviyo
    .users()
    .filter((user) => user.active)
    .map(({ userName }) => userName)
    .sort();

test('GIVEN the page WHEN its commands are run in order THEN they come out as it says', async () => {
  // The first one is the server itself.
  expect(STEPS[next]).toEqual(['simulate', 'klaviyo', '--seed-file', 'klaviyo.yaml']);
  next += 1;

  expect(await step('init --provider none')).toMatchObject({ exitCode: 0, stderr: '' });
  writeFileSync(join(cwd, 'people.csv'), EVERYBODY!);

  expect(await step('validate')).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await step('people')).stdout).toContain('grace@example.com');
  expect((await step('explain grace')).stdout).toContain('klaviyo-analysts');
  expect((await step('doctor')).exitCode).toBe(0);

  const plan = await step('reconcile plan');
  expect(plan.exitCode).toBe(2);
  for (const name of ['ada', 'grace', 'alan']) expect(plan.stdout).toMatch(new RegExp(`create.*${name}@example\\.com`));
  expect(plan.stdout).toMatch(/deactivate.*lin@example\.com/);
  expect(active()).toEqual(['lin@example.com', 'owner@example.com']);

  expect((await step('reconcile apply plan.json')).exitCode).toBe(0);
  expect(active()).toEqual(['ada@example.com', 'alan@example.com', 'grace@example.com', 'owner@example.com']);
  expect((await step('reconcile plan --out again.json')).exitCode).toBe(0);
  expect((await step('drift')).exitCode).toBe(0);

  writeFileSync(join(cwd, 'people.csv'), WITHOUT_ALAN!);
  const drift = await step('drift');
  expect(drift.exitCode).toBe(2);
  expect(drift.stdout).toMatch(/alan@example\.com +has left, but is active/);
  const leaver = await step('reconcile plan --out leaver.json');
  expect(leaver.stdout.match(/(?:create|update|deactivate|reactivate) .*@example\.com/g)).toEqual([
    expect.stringMatching(/deactivate.*alan@example\.com/),
  ]);
  expect((await step('reconcile apply leaver.json')).exitCode).toBe(0);
  expect(active()).toEqual(['ada@example.com', 'grace@example.com', 'owner@example.com']);
  expect((await step('trend')).stdout).toContain('1 resolved');

  appendFileSync(join(cwd, 'access.yaml'), `\n${REVIEWS!}`);
  const review = 'reviews/2026-q4';
  expect(await step('review open')).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await step('review remind')).stdout).toContain(`${review}/reviewers/ada@example.com.html`);
  await keepEverybody(review);
  expect(await step('review record')).toMatchObject({ exitCode: 0, stderr: '' });
  for (const who of ['ada', 'owner']) {
    const signedOff = await step('review sign-off');
    expect(signedOff.exitCode).toBe(0);
    expect(signedOff.stdout).toContain(`${who}@example.com signed off`);
  }
  expect(await step('review status')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await step('review close')).toMatchObject({ exitCode: 0, stderr: '' });
  const checked = await step('review check');
  expect(checked).toMatchObject({ exitCode: 0, stderr: '' });
  expect(checked.stdout).toContain('is as it was when it was closed');

  expect(next).toBe(STEPS.length);
});
