import { type Assignment } from '../../../../src/access/access-model.js';
import { type OneLoginRule } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { checkMappings } from '../../../../src/provider/onelogin/checks/check-mappings.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, filledAccount, mapping, oneLoginFailed, oneLoginReadings } from './sample-readings.js';

const at = { line: 1, column: 1 };
const IN_MARKETING = {
  kind: 'attribute',
  attribute: 'department',
  operator: 'equals',
  value: 'Marketing',
  at,
} as const;
const member = (user: string, until?: string) => ({ user, at, ...(until && { until, reason: 'Campaign' }) });
const declared = (
  changes: Partial<Extract<Assignment['membership'], { readonly kind: 'declared' }>>,
): ReturnType<typeof filledAccount> => filledAccount({ kind: 'declared', members: [], fromRoster: false, ...changes });

const BY_CONDITION = declared({ when: IN_MARKETING });
const BY_NAME = declared({ members: [member('ada@example.com'), member('grace@example.com', '2026-01-31')] });
const BY_ROSTER = declared({ fromRoster: true });
const FOR_ADA = [{ source: 'email', operator: '=', value: 'ada@example.com' }];

const check = (account: ReturnType<typeof declared>, ...mappings: readonly OneLoginRule[]) =>
  checkMappings(account, oneLoginReadings({ mappings: wasRead(mappings) }, account));
const [CAMPAIGNS] = BY_CONDITION.assignments as [Assignment];
const live = (changes: Partial<OneLoginRule> = {}) => mapping(BY_CONDITION, CAMPAIGNS, changes);

describe('checkMappings', () => {
  it('GIVEN that no people are declared THEN it passes', () => {
    expect(checkMappings(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN the declared condition THEN it passes', () => {
    expect(check(BY_CONDITION, live())).toMatchObject([
      { status: 'pass', subject: 'the mapping by condition of the role of OneLogin "klaviyo-campaigns"' },
    ]);
  });

  it('GIVEN members THEN those whose grant has ended are not in the mapping', () => {
    expect(check(BY_NAME, live({ match: 'any', conditions: FOR_ADA }))).toMatchObject([{ status: 'pass' }]);
    const both = [...FOR_ADA, { source: 'email', operator: '=', value: 'grace@example.com' }];
    expect(check(BY_NAME, live({ match: 'any', conditions: both })).map(({ status }) => status)).toEqual([
      'fail',
      'warn',
    ]);
  });

  it('GIVEN more members than one mapping names THEN the mappings of the stack together are the declared ones', () => {
    const people = Array.from({ length: 150 }, (_, index) => `p${String(index).padStart(3, '0')}@example.com`);
    const many = declared({ members: people.map((user) => member(user)) });
    const named = (id: string, some: readonly string[]) =>
      live({
        id,
        match: 'any',
        conditions: some.map((value) => ({ source: 'email', operator: '=', value })),
      });

    const both = [named('1', people.slice(0, 100)), named('2', people.slice(100))];
    expect(check(many, ...both).map(({ status }) => status)).toEqual(['pass', 'pass']);
    expect(check(many, both[0]!).map(({ status }) => status)).toEqual(['pass', 'fail']);
  });

  it.each([
    ['none', [], ['fail']],
    ['one that is switched off', [live({ enabled: false })], ['fail']],
    ['one of other conditions', [live({ conditions: FOR_ADA })], ['fail', 'warn']],
    ['one for another role of OneLogin', [live({ actions: [{ action: 'add_role', values: ['1'] }] })], ['fail']],
  ] as const)('GIVEN %s THEN people are missing', (_, mappings, statuses) => {
    expect(check(BY_CONDITION, ...mappings).map(({ status }) => status)).toEqual(statuses);
  });

  it('GIVEN one whose conditions were all taken out by hand THEN everybody joins, which no plan shows', () => {
    const [, emptied] = check(BY_CONDITION, live({ conditions: [] }));

    expect(emptied).toMatchObject({ status: 'fail' });
    expect(emptied!.reason).toContain('puts everybody in OneLogin into the role of OneLogin "klaviyo-campaigns"');
    expect(emptied!.remedy).toContain('Write its conditions again');
  });

  it('GIVEN one whose actions were all taken out by hand THEN it is named, since no plan shows it', () => {
    const [outcome] = check(BY_CONDITION, live({ actions: [] }));

    expect(outcome).toMatchObject({ status: 'fail' });
    expect(outcome!.reason).toContain('has no action');
  });

  it('GIVEN another one beside it THEN it warns', () => {
    expect(check(BY_CONDITION, live(), live({ id: '7', conditions: FOR_ADA })).map(({ status }) => status)).toEqual([
      'pass',
      'warn',
    ]);
  });

  it('GIVEN another one that gives other roles too THEN nobody is advised to switch it off', () => {
    const [own] = live().actions;
    const more = [own!, { action: 'add_role', values: ['1'] }];
    const [, other] = check(BY_CONDITION, live(), live({ id: '7', conditions: FOR_ADA, actions: more }));

    expect(other!.remedy).toContain('take this role out of its actions');
    expect(other!.remedy).not.toContain('switch it off');
    const [declaredOne] = check(BY_CONDITION, live({ actions: more }));
    expect(declaredOne).toMatchObject({ status: 'fail' });
    expect(declaredOne!.reason).toContain('does more than put people into this role');
  });

  it('GIVEN members of a roster THEN the doctor does not read them', () => {
    expect(check(BY_ROSTER, live({ match: 'any', conditions: FOR_ADA }))).toMatchObject([{ status: 'not checkable' }]);
  });

  it('GIVEN that mappings or the role of OneLogin were not read THEN nothing is known', () => {
    expect(
      checkMappings(BY_CONDITION, oneLoginReadings({ mappings: unread('Not asked.') }, BY_CONDITION)),
    ).toMatchObject([{ status: 'not checkable', reason: 'Not asked.' }]);
    const meantRoles = wasRead([{ assignment: CAMPAIGNS, error: oneLoginFailed('ONELOGIN_NOT_FOUND').error }]);
    expect(checkMappings(BY_CONDITION, oneLoginReadings({ meantRoles }, BY_CONDITION))).toMatchObject([
      { status: 'not checkable' },
    ]);
  });
});
