import { type Account } from '../../../../src/access/access-model.js';
import { type EntraAccountSettings, NON_GALLERY_TEMPLATE } from '../../../../src/access/entra-settings.js';
import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const PRINCIPAL = '00000000-0000-0000-0000-0000000000AA';
const APPLICATION = '00000000-0000-0000-0000-0000000000ab';

const account = (identityProvider: Partial<EntraAccountSettings> | undefined): Account =>
  ({ name: 'acme', identityProvider: identityProvider && { kind: 'entra', ...identityProvider } }) as Account;
const template = (label = 'Klaviyo', adopt?: object): Account =>
  account({
    app: { kind: 'template', label, template: NON_GALLERY_TEMPLATE } as EntraAccountSettings['app'],
    ...(adopt && { adopt: adopt as EntraAccountSettings['adopt'] }),
  });
const EXISTING = account({ app: { kind: 'existing', label: 'Klaviyo', id: PRINCIPAL } as EntraAccountSettings['app'] });

describe("an account's application in a plan", () => {
  it('GIVEN an account THEN the ids that the access file names are known, in lower case', () => {
    expect(plan.declaredAppIds(template())).toEqual([]);
    expect(plan.declaredAppIds(account(undefined))).toEqual([]);
    expect(plan.declaredAppIds(EXISTING)).toEqual([PRINCIPAL.toLowerCase()]);
    const adopted = template('Klaviyo', { servicePrincipal: PRINCIPAL, application: APPLICATION });
    expect(plan.declaredAppIds(adopted)).toEqual([PRINCIPAL.toLowerCase(), APPLICATION]);
  });

  it.each([
    [{ display_name: 'Klaviyo', template_id: NON_GALLERY_TEMPLATE }],
    [{ display_name: 'Klaviyo', template_id: NON_GALLERY_TEMPLATE.toUpperCase() }],
    [{ display_name: 'Klaviyo', template_id: '' }],
    [{ display_name: 'Klaviyo' }],
  ])('GIVEN %j THEN it is the declared application', (values) => {
    expect(plan.appDifference(template(), values)).toBeUndefined();
  });

  it.each([
    [{ display_name: 'Other' }, 'has the name "Other", and the account\'s application has "Klaviyo"'],
    [{}, 'has no name, and the account\'s application has "Klaviyo"'],
    [
      { display_name: 'Klaviyo', template_id: 'other' },
      `is made from the template "other", and the account's application from "${NON_GALLERY_TEMPLATE}"`,
    ],
  ])('GIVEN %j THEN it is another one', (values, difference) => {
    expect(plan.appDifference(template(), values)).toBe(difference);
  });

  it('GIVEN an application that exists THEN its id alone counts, in any letter case', () => {
    expect(plan.appDifference(EXISTING, { object_id: PRINCIPAL.toLowerCase(), display_name: 'Other' })).toBeUndefined();
    expect(plan.appDifference(EXISTING, { object_id: 'other', display_name: 'Klaviyo' })).toBe(
      `has the id "other", and the account's application has "${PRINCIPAL}"`,
    );
    expect(plan.appDifference(EXISTING, {})).toContain('has the id "known only after the apply"');
  });

  it('GIVEN an application that is adopted THEN it is known by its id, whatever its name', () => {
    const adopted = template('Klaviyo', { servicePrincipal: PRINCIPAL, application: APPLICATION });
    expect(plan.appDifference(adopted, { application_object_id: APPLICATION, display_name: 'Old' })).toBeUndefined();
  });

  it('GIVEN an account without Entra THEN no application is its own', () => {
    expect(plan.appDifference(account(undefined), { display_name: 'Klaviyo' })).toBe(
      'is an application in Entra, and the account names none',
    );
  });

  it('GIVEN what belongs to an application THEN its id is read from a path, or as it is', () => {
    expect(plan.appId({ service_principal_id: `/servicePrincipals/${PRINCIPAL}` })).toBe(PRINCIPAL.toLowerCase());
    expect(plan.appId({ application_id: `/applications/${APPLICATION}` })).toBe(APPLICATION);
    expect(plan.appId({ resource_object_id: PRINCIPAL })).toBe(PRINCIPAL.toLowerCase());
    for (const values of [null, {}, { application_id: '' }, { application_id: 1 }]) {
      expect(plan.appId(values)).toBeUndefined();
    }
  });

  it('GIVEN an application THEN it may be named by each of its ids', () => {
    const made = { application_object_id: APPLICATION, service_principal_object_id: PRINCIPAL };
    expect(plan.appIds(made)).toEqual([APPLICATION, PRINCIPAL.toLowerCase()]);
    expect(plan.appIds({ object_id: 'o', client_id: 'c' })).toEqual(['o', 'c']);
    expect(plan.appIds(null)).toEqual([]);
  });

  it('GIVEN an application THEN it is active unless its service principal is switched off', () => {
    const side = (values: PlannedSide['values'], unknown?: unknown): PlannedSide => ({
      values,
      sensitive: {},
      unknown,
    });
    expect(plan.appStatus(side({ account_enabled: false }))).toBe('inactive');
    for (const values of [null, {}, { account_enabled: true }]) expect(plan.appStatus(side(values))).toBe('active');
    expect(plan.appStatus(side({}, { account_enabled: true }))).toBe('unknown');
  });

  it('GIVEN a deletion THEN it says what goes, how it comes back, and that use_existing does not help', () => {
    const deletion = (values: PlannedSide['values']): string =>
      plan.appDeletion!({ type: 'azuread_service_principal', values });
    expect(deletion({ use_existing: true })).toContain('use_existing does not keep it');
    expect(deletion({})).not.toContain('use_existing');
    for (const values of [{ use_existing: true }, {}]) expect(deletion(values)).toContain('terraform state rm');
  });
});
