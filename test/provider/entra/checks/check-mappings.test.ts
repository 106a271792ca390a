import {
  checkGroupMapping,
  checkUnsupportedMappings,
  checkUserMapping,
  checkUserNameMapping,
} from '../../../../src/provider/entra/checks/check-mappings.js';
import { checkOnDemand, checkRoleMapping } from '../../../../src/provider/entra/checks/check-role-mapping.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { sampleEntraAccount, templateApp } from '../../../constructs/entra/sample-account.js';
import { only, statuses } from '../../../doctor/sample-readings.js';
import {
  ACTIVE,
  attribute,
  type Json,
  mapped,
  ROLE,
  ROLE_SOURCE,
  USER_NAME,
} from '../synchronization/sample-schema.js';
import { ACCOUNT, entraReadings, JOB, schemaWith } from './sample-readings.js';

const mapping = (...attributes: readonly Json[]) => entraReadings({ schema: schemaWith(attributes) });
const users = (changes: Json) => entraReadings({ schema: schemaWith(undefined, changes) });
const RUNNING = wasRead([{ ...JOB, schedule: 'Active', status: 'Active' }]);

describe('checkUserMapping', () => {
  it('GIVEN one that may do everything WHEN checked THEN all passes', () => {
    expect(Object.values(statuses(checkUserMapping(ACCOUNT, entraReadings())))).toEqual([
      'pass',
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('GIVEN one that is switched off WHEN checked THEN it fails', () => {
    expect(only(checkUserMapping(ACCOUNT, users({ enabled: false })))).toMatchObject({ status: 'fail' });
  });

  it.each([
    ['Update, Delete', 'Create is off, so that nobody gets into Klaviyo.'],
    ['Add', 'Update is off, so that a changed role or name does not arrive; Delete is off, so that people who leave'],
  ])('GIVEN the flow types %s WHEN checked THEN it fails and says what is lost', (flowTypes, words) => {
    const [, actions] = checkUserMapping(ACCOUNT, users({ flowTypes }));
    expect(actions!.status).toBe('fail');
    expect(actions!.reason).toContain(words);
  });

  it('GIVEN a filter WHEN checked THEN it warns', () => {
    const scope = { categoryFilterGroups: [], groups: [{ clauses: [] }], inputFilterGroups: [] };
    expect(statuses(checkUserMapping(ACCOUNT, users({ scope })))['filter of people']).toBe('warn');
  });
});

describe('the mapping of active', () => {
  const check = (...attributes: readonly Json[]) => checkUserMapping(ACCOUNT, mapping(USER_NAME, ...attributes))[3]!;
  const constant = { type: 'Constant', name: 'True', expression: '"True"', parameters: [] };

  it.each<[string, readonly Json[], string]>([
    ['none', [], 'There is none,'],
    ['two', [ACTIVE, { ...ACTIVE, targetAttributeName: 'Active' }], 'There are several,'],
    ['a constant', [mapped('active', constant)], 'It is "\\"True\\"", which does not read IsSoftDeleted,'],
    [
      'one that is written once',
      [{ ...ACTIVE, flowType: 'ObjectAddOnly' }],
      'It is written "ObjectAddOnly", not always,',
    ],
  ])('GIVEN %s WHEN checked THEN it fails, since leavers may stay', (_, attributes, words) => {
    const verdict = check(...attributes);
    expect(verdict).toMatchObject({ subject: 'mapping of active', status: 'fail' });
    expect(verdict.reason).toContain(words);
  });

  it('GIVEN the one that Entra makes WHEN checked THEN it passes', () => {
    expect(check(ACTIVE).status).toBe('pass');
  });
});

describe('checkGroupMapping', () => {
  it('GIVEN an enabled mapping of groups WHEN checked THEN it fails', () => {
    const readings = entraReadings({ schema: schemaWith(undefined, {}, { enabled: true }) });
    expect(only(checkGroupMapping(ACCOUNT, readings))).toMatchObject({ status: 'fail' });
    expect(only(checkGroupMapping(ACCOUNT, entraReadings())).status).toBe('pass');
  });
});

describe('checkUserNameMapping', () => {
  const check = (...attributes: readonly Json[]) => only(checkUserNameMapping(ACCOUNT, mapping(...attributes)));

  it('GIVEN the declared attribute WHEN checked THEN it passes', () => {
    expect(check(USER_NAME).status).toBe('pass');
    const mail = sampleEntraAccount({ app: templateApp({ userName: 'mail' }) });
    expect(only(checkUserNameMapping(mail, mapping(mapped('userName', attribute('mail'))))).status).toBe('pass');
  });

  it('GIVEN the declared attribute, written once WHEN checked THEN it warns, since new names do not arrive', () => {
    const verdict = check({ ...USER_NAME, flowType: 'ObjectAddOnly' });
    expect(verdict).toMatchObject({ status: 'warn' });
    expect(verdict.reason).toContain('written "ObjectAddOnly", not always');
  });

  it('GIVEN another attribute WHEN checked THEN it fails, and keeps those who are in Klaviyo already', () => {
    const verdict = check(mapped('userName', attribute('mail')));
    expect(verdict.reason).toBe('It is "mail", where userPrincipalName is declared.');
    expect(verdict.remedy).toMatch(/^If people are in Klaviyo under "mail" already, declare that/);
  });

  it('GIVEN an expression, none or several WHEN checked THEN it fails', () => {
    expect(check(mapped('userName', ROLE_SOURCE)).reason).toContain('the expression');
    expect(check(ACTIVE).reason).toContain('There is none');
    expect(check(USER_NAME, USER_NAME).reason).toBe('There are several.');
  });

  it('GIVEN no clear mapping of people WHEN checked THEN nothing is known', () => {
    const readings = users({ enabled: false });
    for (const check of [checkUserNameMapping, checkUnsupportedMappings, checkRoleMapping]) {
      expect(only(check(ACCOUNT, readings)).status).toBe('not checkable');
    }
  });
});

describe('checkUnsupportedMappings', () => {
  it('GIVEN mappings outside of the list WHEN checked THEN it fails and names each, and the command', () => {
    const readings = mapping(
      USER_NAME,
      ROLE,
      mapped('title', attribute('jobTitle')),
      mapped('nickName', attribute('n')),
    );
    const verdict = only(checkUnsupportedMappings(ACCOUNT, readings));
    expect(verdict).toMatchObject({ status: 'fail', reason: '2: title, nickName.' });
    expect(verdict.remedy).toContain('klaviyo-access entra role-mapping --prune --apply --account acme');
  });
});

describe('checkRoleMapping', () => {
  const check = (...attributes: readonly Json[]) => checkRoleMapping(ACCOUNT, mapping(...attributes));

  it('GIVEN the role as declared WHEN checked THEN it passes', () => {
    expect(only(check(USER_NAME, ROLE))).toMatchObject({
      subject: 'mapping of the role to "roles[primary eq \\"True\\"].value"',
      status: 'pass',
    });
  });

  it.each([
    ['missing', [USER_NAME], 'There is none.'],
    ['repeated', [ROLE, ROLE], 'There are several'],
    ['another source', [{ ...ROLE, source: attribute('jobTitle') }], 'It is "[jobTitle]", where'],
    ['a default value', [{ ...ROLE, defaultValue: 'admin' }], 'with the default value "admin"'],
    ['another time', [{ ...ROLE, flowType: 'ObjectAddOnly' }], 'written "ObjectAddOnly", not always'],
    ['a matching attribute', [{ ...ROLE, matchingPriority: 2 }], 'used to look people up'],
  ])('GIVEN a mapping that is wrong (%s) WHEN checked THEN it fails and says how', (_what, attributes, words) => {
    const verdict = only(check(...attributes));
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain(words);
    expect(verdict.remedy).toContain('klaviyo-access entra role-mapping --account acme');
  });

  it('GIVEN a job that runs without it WHEN checked THEN the job is paused first', () => {
    const verdict = only(checkRoleMapping(ACCOUNT, { ...mapping(USER_NAME), jobs: RUNNING }));
    expect(verdict.reason).toContain('The job runs all the same');
    expect(verdict.remedy).toMatch(/^Pause the job first/);
    expect(only(checkRoleMapping(ACCOUNT, { ...mapping(USER_NAME), jobs: unread('No.') })).remedy).toMatch(/^Run /);
  });

  it('GIVEN the role at another target, too WHEN checked THEN it warns of that one', () => {
    const found = statuses(check(ROLE, { ...ROLE, targetAttributeName: 'title' }));
    expect(found['mapping of the role to "title"']).toBe('warn');
  });
});

test('GIVEN an account WHEN one person on demand is asked for THEN it names the command and is never a pass', () => {
  const verdict = only(checkOnDemand(ACCOUNT));
  expect(verdict.status).toBe('not checkable');
  expect(verdict.remedy).toContain('klaviyo-access entra provision USER --apply --account acme');
  expect(verdict.remedy).toContain('If it is right and entra-role-mapping passes, write provisioning.job: on');
  const on = sampleEntraAccount({ provisioning: { job: 'on' } });
  expect(only(checkOnDemand(on)).remedy).not.toContain('write provisioning.job: on');
});
