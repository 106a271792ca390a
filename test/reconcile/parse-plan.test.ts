import { parsePlan } from '../../src/reconcile/parse-plan.js';
import { PLAN_VERSION, type ReconcilePlan } from '../../src/reconcile/plan.js';
import { sealed } from '../../src/reconcile/plan-seal.js';
import { accountOf, inDirectory, inKlaviyo, OWNER, planned, snapshotOf } from './planning.js';

async function aPlan(): Promise<ReconcilePlan> {
  const directory = snapshotOf(
    inDirectory('ada', 'klaviyo-admins'),
    inDirectory('grace', 'klaviyo-analysts'),
    inDirectory('back', 'klaviyo-analysts'),
  );
  const users = [
    ...[OWNER, inKlaviyo('ada', 'admin'), inKlaviyo('left', 'analyst')],
    inKlaviyo('back', 'support', { active: false }),
  ];
  const { plan } = await planned(accountOf(), directory, users);
  return sealed({
    version: PLAN_VERSION,
    tool: '0.1.0',
    madeAt: '2026-11-23T06:00:00.000Z',
    validUntil: '2026-11-23T07:00:00.000Z',
    accessFile: { path: 'access.yaml', sha256: 'a'.repeat(64) },
    accounts: [plan],
  });
}

/** A copy of a plan in which what stands at a place, such as `accounts.0.baseUrl`, is another value. */
function changed(plan: ReconcilePlan, place: string, change: (before: unknown) => unknown): ReconcilePlan {
  const within = (value: unknown, [first, ...rest]: readonly string[]): unknown => {
    if (first === undefined) return change(value);
    if (Array.isArray(value))
      return value.map((item, index) => (String(index) === first ? within(item, rest) : (item as unknown)));
    const before = value as Readonly<Record<string, unknown>>;
    return { ...before, [first]: within(before[first], rest) };
  };
  return within(plan, place.split('.')) as ReconcilePlan;
}

const to = (value: unknown) => () => value;
const list = (change: (before: readonly unknown[]) => readonly unknown[]) => (before: unknown) =>
  change(before as readonly unknown[]);

const parse = (value: object): ReconcilePlan => parsePlan(JSON.stringify(value, null, 2), 'plan.json');

describe('parsePlan', () => {
  it('GIVEN a plan WHEN it was written, indented or with its members in another order, THEN it is read as it was', async () => {
    const plan = await aPlan();

    expect(parse(plan)).toEqual(plan);
    expect(parse(Object.fromEntries(Object.entries(plan).reverse()))).toEqual(plan);
  });

  it.each([
    ['accounts.0.actions.1.to.role', to('admin')],
    ['accounts.0.actions.1.userName', to('GRACE@example.com')],
    ['validUntil', to('2026-11-24T07:00:00.000Z')],
    ['accounts.0.baseUrl', to('https://evil.example.com')],
    ['accessFile.sha256', to('b'.repeat(64))],
    ['accounts.0.allowed', to(['minimumAdmins'])],
    ['accounts.0.actions', list((actions) => actions.slice(1))],
    ['accounts.0.actions', list((actions) => actions.toReversed())],
    ['accounts.0.left', to([])],
    ['sha256', to('c'.repeat(64))],
  ])(
    'GIVEN another value of %s than it was made with THEN it is refused, since it does not fit its SHA-256',
    async (place, change) => {
      const plan = changed(await aPlan(), place, change);

      expect(() => parse(plan)).toThrow(
        'plan.json cannot be applied: its content does not have the SHA-256 that it names, so it was changed after it was made. ' +
          'Nothing is written. Make the plan again: klaviyo-access reconcile plan --out plan.json',
      );
    },
  );

  it.each([
    ['another version', 'version', to(2), /not a plan of version 1/],
    ['a member more', 'note', to('x'), /has a key that is not known: "note"/],
    ['a member more of an action', 'accounts.0.actions.0.to.password', to('x'), /has a key that is not known/],
    ['a role that is taken away', 'accounts.0.actions.0.to.role', to(null), /actions\.0\.to\.role is null/],
    [
      'a key of somebody else',
      'accounts.0.actions.1.key',
      to('ada@example.com'),
      /key that is not that of its userName/,
    ],
    [
      'one person twice',
      'accounts.0.actions',
      list((actions) => [...actions, actions[1]]),
      /two actions for one person/,
    ],
    ['one account twice', 'accounts', list((accounts) => [...accounts, ...accounts]), /names an account twice/],
    [
      'other attributes before',
      'accounts.0.actions.0.from',
      to({ active: false }),
      /other attributes than it was made from/,
    ],
    [
      'somebody switched off who is not active',
      'accounts.0.actions.2.from.active',
      to(false),
      /from\.active must be true/,
    ],
    ['an end before its beginning', 'validUntil', to('2026-11-23T06:00:00.000Z'), /ends before it was made/],
    ['a limit that there is not', 'accounts.0.allowed', to(['all']), /allowed\.0 must be one of maximumRemovals/],
  ])('GIVEN %s, with a SHA-256 that fits, THEN it is refused all the same', async (_, place, change, why) => {
    const plan = changed(await aPlan(), place, change);

    expect(() => parse(sealed(plan))).toThrow(why);
  });

  it.each([
    ['', /it is not JSON/],
    ['[]', /not a plan of version 1/],
    ['{"version":1,"version":1}', /has "version" twice/],
    ['{"version":1}', /tool is missing/],
  ])('GIVEN the text %j THEN it is refused', (text, why) => {
    expect(() => parsePlan(text, 'plan.json')).toThrow(why);
  });
});
