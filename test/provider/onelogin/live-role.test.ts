import {
  type OneLoginParameter,
  type OneLoginRule,
  type OneLoginUser,
} from '../../../src/provider/onelogin/app/onelogin-state.js';
import { liveRole, type LiveRole, rolesAsked } from '../../../src/provider/onelogin/live-role.js';
import { sampleRule, sampleUser } from './sample-user.js';

const PARAMETER: OneLoginParameter = {
  ...{ id: '5', keyName: 'role', label: 'Role', attribute: undefined, macro: undefined, values: undefined },
  ...{ defaultValues: undefined, provisioned: true, skipIfBlank: undefined },
};
const ADA = sampleUser('ada');
const UNTOLD = 'whether the rule "first" (1) matches them cannot be told from here';

/** The role of somebody by rules; ada is in the role `7` of OneLogin, and nobody in `8`. */
function roleBy(
  rules: readonly OneLoginRule[],
  {
    parameter = {},
    user = ADA,
  }: { readonly parameter?: Partial<OneLoginParameter>; readonly user?: OneLoginUser } = {},
): LiveRole {
  const parameters = new Map([['role', { ...PARAMETER, ...parameter }]]);
  const app = { id: '1', name: 'Klaviyo', connectorId: 1, provisioningEnabled: true, roleIds: [], notes: undefined };
  const members = new Map([
    ['7', new Set(['ada'])],
    ['8', new Set<string>()],
  ]);
  const attributeNames = ['department'];
  return liveRole(user, { app: { ...app, parameters }, parameter: 'role', rules, members, attributeNames });
}

describe('the role that an app of OneLogin would give', () => {
  test('GIVEN a rule without conditions WHEN all have to hold THEN it is about everybody; WHEN any has to THEN nothing is known', () => {
    expect(roleBy([sampleRule({ conditions: [] })])).toEqual({ role: 'admin' });
    expect(roleBy([sampleRule({ conditions: [], match: 'any' })])).toEqual({
      unknownBecause: UNTOLD,
      inDoubt: ['admin'],
    });
  });

  test.each([
    ['an operator that is not "has the role"', { source: 'has_role', operator: 'rn', value: '7' }],
    ['a role of OneLogin that was not read', { source: 'has_role', operator: 'ri', value: '9' }],
    ['a text that was not read', { source: 'title', operator: '=', value: 'Countess' }],
  ])(
    'GIVEN a condition with %s WHEN the role is asked THEN it is not guessed, and what may be is named',
    (_what, condition) => {
      const found = roleBy([sampleRule({ conditions: [condition] })], { parameter: { defaultValues: 'analyst' } });
      expect(found).toEqual({ unknownBecause: UNTOLD, inDoubt: ['admin', 'analyst'] });
    },
  );

  const IN_ROLE = { source: 'has_role', operator: 'ri', value: '7' };
  const NOT_IN_ROLE = { ...IN_ROLE, value: '8' };
  const IN_DOUBT = { source: 'title', operator: '=', value: 'Countess' };
  test.each([
    ['any', IN_ROLE, 'admin'],
    ['all', NOT_IN_ROLE, null],
  ] as const)(
    'GIVEN a rule of which one condition is in doubt WHEN the other decides for "%s" THEN the role is known',
    (match, decisive, role) => {
      expect(roleBy([sampleRule({ match, conditions: [IN_DOUBT, decisive] })])).toEqual({ role });
    },
  );

  test.each([
    ['any', NOT_IN_ROLE],
    ['all', IN_ROLE],
  ] as const)(
    'GIVEN a rule of which one condition is in doubt WHEN the other does not decide for "%s" THEN the role is in doubt',
    (match, other) => {
      expect(roleBy([sampleRule({ match, conditions: [IN_DOUBT, other] })])).toMatchObject({ unknownBecause: UNTOLD });
    },
  );

  test.each([
    ['computes its value', { action: 'set_role', values: ['admin'], isComputed: true }],
    ['sets several values', { action: 'set_role', values: ['admin', 'analyst'] }],
    ['sets an empty text', { action: 'set_role', values: [''] }],
    ['sets no value', { action: 'set_role', values: [] }],
    ['sets it in an unknown way', { action: 'set_role_by_pattern', values: ['admin'] }],
  ])(
    'GIVEN a rule that %s WHEN it matches THEN no role is told, not even that of a rule before it',
    (_what, action) => {
      const before = sampleRule({ id: '0', name: 'before' });
      expect(roleBy([before, sampleRule({ actions: [action] })])).toEqual({
        unknownBecause: 'the rule "first" (1) sets a value that cannot be told from here',
        inDoubt: [],
      });
    },
  );

  test('GIVEN a computed value behind a doubt WHEN both matter THEN the doubt is told, with the role that is possible', () => {
    const computed = sampleRule({ actions: [{ action: 'set_role', values: [], isComputed: true }] });
    const doubtful = sampleRule({ id: '2', name: 'last', conditions: [IN_DOUBT] });
    expect(roleBy([computed, doubtful])).toEqual({
      unknownBecause: 'whether the rule "last" (2) matches them cannot be told from here',
      inDoubt: ['admin'],
    });
    expect(roleBy([{ ...computed, conditions: [IN_DOUBT] }])).toEqual({ unknownBecause: UNTOLD, inDoubt: [] });
  });

  test('GIVEN the action as the Terraform provider writes it WHEN it sets one text THEN that is the role', () => {
    const rule = sampleRule({ actions: [{ action: 'set_role_from_existing', values: ['analyst'] }] });
    expect(roleBy([rule])).toEqual({ role: 'analyst' });
    expect(rolesAsked([rule, sampleRule()], 'role')).toEqual(['7']);
  });

  test.each([
    ['the text of the person', { department: 'manager' }, 'analyst', 'manager'],
    ['the default where they have none', {}, 'analyst', 'analyst'],
    ['nothing where there is no default', {}, undefined, null],
  ])(
    'GIVEN a parameter with an attribute WHEN no rule sets it THEN it is %s',
    (_what, attributes, defaultValues, role) => {
      const parameter = { attribute: 'department', defaultValues };
      expect(roleBy([], { parameter, user: sampleUser('ada', { attributes }) })).toEqual({ role });
    },
  );

  test('GIVEN a parameter with an attribute that was not read WHEN no rule sets it THEN the default is not taken for it', () => {
    expect(roleBy([], { parameter: { attribute: 'title', defaultValues: 'analyst' } })).toEqual({
      unknownBecause: 'the value of the parameter "role" cannot be told from here',
      inDoubt: [],
    });
  });
});
