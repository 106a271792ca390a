import { type Assignment } from '../../../../src/access/access-model.js';
import { checkRules } from '../../../../src/provider/entra/checks/check-rules.js';
import { declaredRules } from '../../../../src/provider/entra/app/declared-rules.js';
import { type EntraGroupState } from '../../../../src/provider/entra/app/read-meant-groups.js';
import { type EntraAccount } from '../../../../src/access/entra-account.js';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { sampleEntraAccount } from '../../../constructs/entra/sample-account.js';
import { only } from '../../../doctor/sample-readings.js';
import { ACCOUNT, entraReadings, meant } from './sample-readings.js';

const at = { line: 1, column: 1 };
const when = (value: string) =>
  ({ kind: 'attribute', attribute: 'department', operator: 'equals', value, at }) as const;

const BY_RULE: Assignment = {
  role: 'analyst',
  group: 'klaviyo-analysts',
  create: true,
  priority: 2,
  membership: { kind: 'declared', when: when('Data'), members: [], fromRoster: false },
  at,
};
const byName = (fromRoster: boolean): Assignment => ({
  role: 'admin',
  group: 'klaviyo-admins',
  create: true,
  priority: 1,
  membership: {
    kind: 'declared',
    members: fromRoster
      ? []
      : [
          { user: 'ada@example.com', at },
          { user: 'eve@example.com', until: '2026-05-31', at },
        ],
    fromRoster,
  },
  at,
});
const RULED = sampleEntraAccount({ assignments: [byName(false), BY_RULE] });
const [{ rule: TEXT = '' } = {}] = declaredRules(RULED, '2026-06-01');

const check = (changes: Partial<EntraGroupState>, account: EntraAccount = RULED) =>
  checkRules(
    account,
    entraReadings(
      {
        meantGroups: wasRead(
          account.assignments.map((one) => meant(one, one.group === BY_RULE.group ? changes : undefined)),
        ),
      },
      account,
    ),
  );

describe('declaredRules', () => {
  it('GIVEN people of an earlier group WHEN a rule is declared THEN it leaves out those whose grant holds', () => {
    expect(declaredRules(RULED, '2026-06-01').map(({ group }) => group)).toEqual(['klaviyo-analysts']);
    expect(TEXT).toContain('ada@example.com');
    expect(TEXT).not.toContain('eve@example.com');
    expect(declaredRules(RULED, '2026-05-31')[0]!.rule).toContain('eve@example.com');
  });

  it('GIVEN an earlier group of the roster WHEN a rule is declared THEN its text is not known', () => {
    const account = sampleEntraAccount({ assignments: [byName(true), BY_RULE] });
    expect(declaredRules(account, '2026-06-01')).toEqual([{ group: 'klaviyo-analysts', rule: undefined }]);
    expect(only(check({ rule: { text: 'x', processing: 'On' } }, account)).status).toBe('not checkable');
  });
});

describe('checkRules', () => {
  it('GIVEN no condition WHEN checked THEN it passes and says so', () => {
    expect(only(checkRules(ACCOUNT, entraReadings()))).toMatchObject({
      status: 'pass',
      reason: 'No assignment has a condition.',
    });
  });

  it('GIVEN the declared rule WHEN it is processed THEN it passes', () => {
    expect(only(check({ rule: { text: TEXT, processing: 'On' } }))).toMatchObject({
      subject: 'the rule of the group "klaviyo-analysts"',
      status: 'pass',
    });
  });

  it('GIVEN the declared rule WHEN its processing is paused THEN it fails', () => {
    expect(only(check({ rule: { text: TEXT, processing: 'Paused' } })).reason).toContain('nobody joins or leaves');
  });

  it('GIVEN another rule WHEN checked THEN it fails and says where they differ', () => {
    const { status, reason } = only(check({ rule: { text: `${TEXT.slice(0, 40)}?`, processing: 'On' } }));
    expect(status).toBe('fail');
    expect(reason).toContain('differs from the declared one at character 41');
  });

  it('GIVEN a group that is not dynamic WHEN checked THEN it fails, and warns of what the change does', () => {
    const verdict = only(check({ rule: undefined }));
    expect(verdict.status).toBe('fail');
    expect(verdict.remedy).toContain('takes all its members out');
  });

  it('GIVEN a dynamic group whose members are declared by name WHEN checked THEN it fails', () => {
    const account = sampleEntraAccount({ assignments: [byName(false)] });
    const meantGroups = wasRead([meant(byName(false), { rule: { text: 'user.x -eq 1', processing: 'On' } })]);
    expect(only(checkRules(account, entraReadings({ meantGroups }, account))).reason).toContain('"user.x -eq 1"');
  });

  it('GIVEN a dynamic group whose members nobody declares WHEN checked THEN it is left alone', () => {
    const [first] = ACCOUNT.assignments;
    const meantGroups = wasRead([meant(first!, { rule: { text: 'user.x -eq 1', processing: 'On' } })]);
    expect(only(checkRules(ACCOUNT, entraReadings({ meantGroups }))).status).toBe('pass');
  });

  it('GIVEN a group that was not found WHEN checked THEN nothing is known of its rule', () => {
    const error = new EntraReadError('ENTRA_NOT_FOUND', { problem: 'There is none.', remedy: 'Correct it.' });
    const readings = entraReadings({ meantGroups: wasRead([{ assignment: BY_RULE, error }]) }, RULED);
    expect(only(checkRules(RULED, readings)).status).toBe('not checkable');
  });
});
