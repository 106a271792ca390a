import { type OktaRoleAttribute } from '../../../../src/provider/okta/app/okta-app-state.js';
import { checkRoleValues } from '../../../../src/provider/okta/checks/check-role-values.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { ACCOUNT, oktaReadings, only, ROLE_ATTRIBUTE, statuses } from '../../../doctor/sample-readings.js';

const values = ROLE_ATTRIBUTE.enum ?? [];
const check = (change: Partial<OktaRoleAttribute>) =>
  checkRoleValues(ACCOUNT, oktaReadings({ roleAttribute: wasRead({ ...ROLE_ATTRIBUTE, ...change }) }));

describe('checkRoleValues', () => {
  it('GIVEN the roles of the access file WHEN checked THEN values and titles pass', () => {
    expect(statuses(check({}))).toEqual({ 'attribute role, values': 'pass', 'attribute role, titles': 'pass' });
  });

  it('GIVEN a missing and an extra value WHEN checked THEN each fails by its name', () => {
    const verdicts = check({ enum: [...values.filter((value) => value !== 'retention_lead'), 'intern'] });
    expect(statuses(verdicts)).toMatchObject({ 'role "retention_lead"': 'fail', 'role "intern"': 'fail' });
    expect(verdicts.find(({ subject }) => subject === 'role "intern"')?.remedy).toContain('customRoles');
  });

  it.each([
    ['another order', values.toReversed()],
    ['a value twice', [...values, 'admin']],
  ])('GIVEN %s WHEN checked THEN it is a warning with the order', (_, changed) => {
    const [verdict] = check({ enum: changed });
    expect(verdict).toMatchObject({ subject: 'attribute role, values', status: 'warn' });
    expect(verdict?.reason).toContain('"admin"');
  });

  it('GIVEN no list of values WHEN checked THEN it fails', () => {
    expect(only(check({ enum: undefined }))).toMatchObject({ status: 'fail' });
  });

  it('GIVEN a title of its own, or none WHEN checked THEN it is a warning', () => {
    const oneOf = (ROLE_ATTRIBUTE.oneOf ?? []).map((entry) =>
      entry.const === 'admin' ? { const: 'admin', title: 'Boss' } : entry,
    );
    const titled = check({ oneOf: oneOf.filter((entry) => entry.const !== 'support') });
    expect(statuses(titled)).toMatchObject({ 'role "admin"': 'warn', 'attribute role, titles': 'warn' });
    expect(titled.map(({ reason }) => reason).join(' ')).toContain(
      'Its title in Okta is "Boss", and in the access file "Admin"',
    );
    expect(titled.map(({ reason }) => reason).join(' ')).toContain('have none: "support"');
    expect(statuses(check({ oneOf: undefined }))).toMatchObject({ 'attribute role, titles': 'warn' });
  });

  it('GIVEN no attribute WHEN checked THEN it is not checkable', () => {
    const absent = checkRoleValues(ACCOUNT, oktaReadings({ roleAttribute: wasRead(undefined) }));
    expect(only(absent).status).toBe('not checkable');
    const missing = checkRoleValues(ACCOUNT, oktaReadings({ roleAttribute: unread('No app.') }));
    expect(only(missing).reason).toBe('No app.');
  });
});
