import { adoptedApp } from '../../../../src/provider/onelogin/adopt/adopted-app.js';
import { type RoleRule } from '../../../../src/provider/onelogin/adopt/adopted-rules.js';
import { type OneLoginParameter } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { sampleRule } from '../sample-user.js';
import { sampleLiveApp, sampleParameter } from './sample-live-app.js';

const RULE: RoleRule = { rule: sampleRule(), roleId: '7', parameter: 'role', value: 'admin' };

const withRole = (changes: Partial<OneLoginParameter>) =>
  sampleLiveApp({ app: { parameters: new Map([['role', sampleParameter('role', changes)]]) } });
const warnings = ({ notes }: ReturnType<typeof adoptedApp>): readonly string[] =>
  notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text);

describe('an app of OneLogin as the access file declares it', () => {
  test('GIVEN no rule and an attribute of people WHEN it is adopted THEN the attribute gives the role, without a warning of it', () => {
    const found = adoptedApp(withRole({ attribute: 'custom_attribute_klaviyo' }), { parameter: 'role', rules: [] });
    expect(found.mapping).toBe('attribute');
    expect(found.written).toEqual({
      ...{ label: 'Klaviyo', kind: 'generic', connectorId: 900001 },
      ...{ mapping: 'attribute', attribute: 'custom_attribute_klaviyo' },
    });
    expect(warnings(found)).toEqual([]);
  });

  test('GIVEN rules besides an attribute WHEN it is adopted THEN rules alone are declared, with a warning', () => {
    const found = adoptedApp(withRole({ attribute: 'title' }), { parameter: 'role', rules: [RULE] });
    expect([found.mapping, found.written]).toEqual(['rules', expect.not.objectContaining({ mapping: 'attribute' })]);
    expect(warnings(found)).toEqual([expect.stringContaining('takes its value from the field "title" where no rule')]);
  });

  test('GIVEN a macro WHEN it is adopted THEN it is no attribute, and the warning says that it is a macro', () => {
    const live = withRole({ attribute: '_macro_', macro: '{title}' });
    const found = adoptedApp(live, { parameter: 'role', rules: [] });
    expect(found.mapping).toBe('rules');
    expect(warnings(found)).toEqual([expect.stringContaining('takes its value from a macro where no rule sets')]);
  });

  test('GIVEN a default value WHEN it is adopted THEN the warning says who gets it', () => {
    const found = adoptedApp(withRole({ defaultValues: 'analyst' }), { parameter: 'role', rules: [RULE] });
    expect(warnings(found)).toEqual([
      expect.stringContaining('has the value "analyst" for everybody for whom no rule'),
    ]);
  });

  test('GIVEN an app without the parameter WHEN it is adopted THEN nothing carries a role yet, and the plan adds it', () => {
    const found = adoptedApp(sampleLiveApp({ app: { parameters: new Map() } }), { parameter: 'role', rules: [] });
    expect(found.mapping).toBe('rules');
    expect(warnings(found)).toEqual([expect.stringContaining('The app has no parameter "role", so nothing carries')]);
  });

  test('GIVEN another parameter that carries the role WHEN it is adopted THEN the access file names it', () => {
    const parameters = new Map([['klaviyo_role', sampleParameter('klaviyo_role')]]);
    const rules = [{ ...RULE, parameter: 'klaviyo_role' }];
    const found = adoptedApp(sampleLiveApp({ app: { parameters } }), { parameter: 'klaviyo_role', rules });
    expect(found.written).toMatchObject({ parameters: { role: 'klaviyo_role' } });
    expect(warnings(found)).toEqual([]);
  });

  test.each([
    ['no name', undefined, 'the connector 900001, which is not known'],
    ['another name', 'Mallory "SCIM"', String.raw`the connector 900001, "Mallory \"SCIM\"", which is not known`],
  ])(
    'GIVEN a connector with %s WHEN it is adopted THEN the app is written as generic, with a warning',
    (_what, connector, text) => {
      const found = adoptedApp(sampleLiveApp({ connector }), { parameter: 'role', rules: [RULE] });
      expect(found.written).toMatchObject({ kind: 'generic' });
      expect(warnings(found)).toEqual([expect.stringContaining(text)]);
    },
  );

  test('GIVEN that OneLogin does not say whether it provisions WHEN it is adopted THEN it is not taken to be on', () => {
    const found = adoptedApp(sampleLiveApp({ app: { provisioningEnabled: undefined } }), {
      parameter: 'role',
      rules: [RULE],
    });
    expect(warnings(found)).toEqual([expect.stringContaining('Provisioning of the app is not switched on')]);
  });
});
