/** What some tests need of the machine, by the words that {@link REQUIRED_NEEDS} takes. */
export const NEEDS = [
  'chromium',
  'shell-tools',
  'actionlint',
  'shellcheck',
  'provider-schema',
  'full-disk',
  'file-permissions',
  'openssl',
] as const;

export type Need = (typeof NEEDS)[number];

/**
 * The environment variable that names what must be there, separated by commas: `chromium,shell-tools`, or `all`. Without it a
 * test that lacks something is skipped, with the reason in its title, which `.ci/run` repeats in its closing line.
 */
export const REQUIRED_NEEDS = 'KLAVIYO_ACCESS_REQUIRE';

/** @throws Error for a word that is no need: a slip would let tests be skipped that were meant to run */
export function isRequired(need: Need, environment: NodeJS.ProcessEnv = process.env): boolean {
  const words = (environment[REQUIRED_NEEDS] ?? '').split(',').flatMap((word) => word.trim() || []);
  const unknown = words.find((word) => word !== 'all' && !NEEDS.some((known) => known === word));
  if (unknown !== undefined) throw new Error(`${REQUIRED_NEEDS} names ${unknown}; it takes all, ${NEEDS.join(', ')}.`);
  return words.includes('all') || words.includes(need);
}

type Tests = () => void;
type Test = () => void | Promise<void>;

/**
 * `describe` where nothing is missing. Otherwise the tests are skipped, under a title with the reason; or one test fails where
 * the need is required.
 *
 * @param missing - why they cannot run, as the end of a sentence; undefined if they can
 */
export function describeWhere(need: Need, missing: string | undefined): (title: string, tests: Tests) => void {
  if (missing === undefined) return describe;
  if (isRequired(need)) return (title) => failing(need, missing, title);
  return (title, tests) => describe.skip(`${title} (skipped: ${missing})`, tests);
}

/** The same of a single test. */
export function itWhere(need: Need, missing: string | undefined): (title: string, test: Test) => void {
  if (missing === undefined) return (title, test) => it(title, test as () => Promise<void>);
  if (isRequired(need)) return (title) => failing(need, missing, title);
  return (title, test) => it.skip(`${title} (skipped: ${missing})`, test as () => Promise<void>);
}

function failing(need: Need, missing: string, title: string): void {
  it(`${need} is there, as ${REQUIRED_NEEDS} demands: ${title}`, () => {
    throw new Error(`${missing}.`);
  });
}
