import { type Assignment } from '../../../../src/access/access-model.js';
import { readDeclaredRules } from '../../../../src/provider/okta/app/read-declared-rules.js';
import { checkRules } from '../../../../src/provider/okta/checks/check-rules.js';
import { type CheckOutcome } from '../../../../src/provider/check-outcome.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { oktaExpression } from '../../../../src/rules/okta/okta-expression.js';
import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { oktaReadings } from '../../../doctor/sample-readings.js';
import { connect } from '../okta-at-hand.js';

const at = { line: 1, column: 1 };
const when = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Sales', at } as const;
const ended = { user: 'grace@example.com', until: '2027-03-30', reason: 'x', at };
const ASSIGNMENT: Assignment = {
  ...{ role: 'analyst', group: 'klaviyo-sales', create: true, priority: 1, at },
  membership: { kind: 'declared', when, members: [ended], fromRoster: false },
};
const ACCOUNT = sampleAccount({ assignments: [ASSIGNMENT] });
const DECLARED = oktaExpression(when);

interface Written {
  readonly expression?: string;
  readonly excluded?: readonly string[];
  readonly status?: 'ACTIVE' | 'INACTIVE';
  readonly groups?: readonly string[];
}

let okta: OktaSimulator;
afterEach(() => okta.close());

/** What the check says of an Okta with this rule. Null: it has none. */
async function check(
  written: Written | null,
  prepare: (okta: OktaSimulator) => void = () => undefined,
): Promise<CheckOutcome> {
  const { expression = DECLARED, groups = ['klaviyo-sales'], ...others } = written ?? {};
  okta = await startOktaSimulator({
    seed: {
      users: [{ login: 'ada@example.com', profile: { department: 'Sales' } }],
      groups: [{ name: 'klaviyo-sales' }, { name: 'other' }],
      rules: written === null ? [] : [{ name: 'klaviyo-sales (acme)', expression, groups, ...others }],
    },
  });
  const connection = await connect(okta.url);
  prepare(okta);
  const rules = await readDeclaredRules(connection, ACCOUNT, '2027-03-31');
  const id = okta.requests().length > 0 ? await groupId(connection) : '';
  const meant = { assignment: ASSIGNMENT, group: { id, name: 'klaviyo-sales', type: 'OKTA_GROUP' } };
  const outcomes = checkRules(ACCOUNT, oktaReadings({ rules: wasRead(rules), meantGroups: wasRead([meant]) }));
  expect(outcomes).toHaveLength(1);
  return outcomes[0]!;
}

async function groupId(connection: Awaited<ReturnType<typeof connect>>): Promise<string> {
  const { findGroup } = await import('../../../../src/provider/okta/app/find-group.js');
  return (await findGroup(connection, { group: 'klaviyo-sales', identity: undefined })).id;
}

describe('the rules of groups with a condition', () => {
  it('GIVEN an active rule as declared THEN it passes; a grant that ended is not in it', async () => {
    expect(await check({})).toMatchObject({
      subject: 'the rule "klaviyo-sales (acme)" of the group "klaviyo-sales"',
      status: 'pass',
    });
  });

  it.each<[string, Written | null, RegExp]>([
    ['no rule', null, /Okta does not have it/],
    ['a rule that is switched off', { status: 'INACTIVE' }, /It is "INACTIVE"/],
    [
      'another expression',
      { expression: 'user.department == "Sales"' },
      /differs from the declared one at character \d+: it has "user\.department == .*", where ".*" is declared/,
    ],
    [
      'another group beside it',
      { groups: ['klaviyo-sales', 'other'] },
      /It fills 00g\w+, 00g\w+, and not the group alone/,
    ],
  ])('GIVEN %s THEN it fails', async (_, written, reason) => {
    const outcome = await check(written);

    expect(outcome.status).toBe('fail');
    expect(outcome.reason).toMatch(reason);
    expect(outcome.remedy).toContain('Deploy');
  });

  it('GIVEN an expression that begins as the declared one THEN the place is shown where they differ', async () => {
    const { reason } = await check({ expression: DECLARED.replaceAll('"sales"', '"support"') });

    expect(reason).toMatch(/at character 90: it has "….*\\"support\\"\).*", where "….*\\"sales\\"\).*" is declared\.$/);
  });

  it('GIVEN people whom it passes over THEN it warns', async () => {
    const outcome = await check({ excluded: ['ada@example.com'] });

    expect(outcome.status).toBe('warn');
    expect(outcome.reason).toMatch(
      /^It passes over a person whom somebody took out of the group by hand \(ada@example\.com\)/,
    );
  });

  it('GIVEN people whom it passes over and who may not be read THEN they go by their ids', async () => {
    const outcome = await check({ excluded: ['ada@example.com'] }, (one) => {
      one.failNext('denied', 1, { method: 'GET', path: '/api/v1/users/00u' });
    });

    expect(outcome.status).toBe('warn');
    expect(outcome.reason).toMatch(/by hand \(00u\w+\)/);
  });

  it('GIVEN that the rules were not read THEN nothing is known', async () => {
    okta = await startOktaSimulator();
    const readings = oktaReadings({ rules: unread('There are no credentials.') });

    expect(checkRules(ACCOUNT, readings)[0]?.status).toBe('not checkable');
  });
});
