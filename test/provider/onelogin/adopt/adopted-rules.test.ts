import { adoptedRules } from '../../../../src/provider/onelogin/adopt/adopted-rules.js';
import { type OneLoginRule } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { sampleRule } from '../sample-user.js';
import { sampleLiveApp, sampleParameter } from './sample-live-app.js';

/** A rule that gives the people in a role of OneLogin a Klaviyo role by a parameter. */
const sets = (roleId: string, parameter: string): OneLoginRule =>
  sampleRule({
    ...{ id: roleId, name: `rule ${roleId}` },
    conditions: [{ source: 'has_role', operator: 'ri', value: roleId }],
    actions: [{ action: `set_${parameter}`, values: ['admin'] }],
  });

const adopted = (rules: readonly OneLoginRule[], ...parameters: readonly string[]) =>
  adoptedRules(
    sampleLiveApp({ rules, app: { parameters: new Map(parameters.map((name) => [name, sampleParameter(name)])) } }),
  );

describe('the rules of an app of OneLogin', () => {
  test('GIVEN rules of two other parameters WHEN they are adopted THEN the one that most of them set carries the role, and the other rule is named', () => {
    const rules = [sets('7', 'title'), sets('8', 'klaviyo_role'), sets('9', 'klaviyo_role')];
    const found = adopted(rules, 'title', 'klaviyo_role');

    expect(found.parameter).toBe('klaviyo_role');
    expect(found.rules.map(({ roleId, value }) => [roleId, value])).toEqual([
      ['9', 'admin'],
      ['8', 'admin'],
    ]);
    expect(found.notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringContaining(
          'The rule "rule 7" (7) of the app is not taken over: it sets the parameter "title".',
        ) as string,
      },
    ]);
  });

  test('GIVEN one rule of the parameter of the guide WHEN most set another one THEN that of the guide carries the role', () => {
    const rules = [sets('7', 'role'), sets('8', 'klaviyo_role'), sets('9', 'klaviyo_role')];
    const found = adopted(rules, 'role', 'klaviyo_role');
    expect([found.parameter, found.rules.map(({ roleId }) => roleId), found.notes.length]).toEqual(['role', ['7'], 2]);
  });

  test('GIVEN rules of a parameter that the app does not have WHEN they are adopted THEN none of them is taken over', () => {
    const found = adopted([sets('7', 'gone')], 'role');
    expect([found.parameter, found.rules]).toEqual(['role', []]);
    expect(found.notes[0]?.text).toContain('it sets the parameter "gone".');
  });

  const ACTION = 'it does not have exactly one action that sets a parameter.';
  const VALUE = 'it does not set exactly one text.';
  test.each([
    ['no action', [], ACTION],
    ['an action that sets nothing', [{ action: 'add_role', values: ['7'] }], ACTION],
    ['two actions', ['set_role', 'set_title'].map((action) => ({ action, values: ['admin'] })), ACTION],
    ['no value', [{ action: 'set_role', values: [] }], VALUE],
    ['two values', [{ action: 'set_role', values: ['admin', 'analyst'] }], VALUE],
    ['a value that OneLogin computes', [{ action: 'set_role', values: ['admin'], isComputed: true }], VALUE],
  ])(
    'GIVEN a rule with %s WHEN it is adopted THEN it stays in OneLogin, with a warning that says why',
    (_what, actions, why) => {
      const { rules, notes } = adopted([sampleRule({ actions })], 'role');
      expect(rules).toEqual([]);
      expect(notes).toEqual([
        {
          severity: 'warning',
          text: expect.stringContaining(`The rule "first" (1) of the app is not taken over: ${why} It stays`) as string,
        },
      ]);
    },
  );
});
