import { type OktaRoleAttribute } from '../../../../src/provider/okta/app/okta-app-state.js';
import { KlaviyoOktaAccess } from '../../../../src/constructs/okta/klaviyo-okta-access.js';
import { checkRoleAttribute } from '../../../../src/provider/okta/checks/check-role-attribute.js';
import { checkRoleValues } from '../../../../src/provider/okta/checks/check-role-values.js';
import { checkUserName } from '../../../../src/provider/okta/checks/check-user-name.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { only as theOnly, synthesise } from '../../../constructs/okta/synthesise.js';
import { ACCOUNT, APP, oktaFailed, oktaReadings, only, ROLE_ATTRIBUTE } from '../../../doctor/sample-readings.js';

const withAttribute = (change: Partial<OktaRoleAttribute>) =>
  oktaReadings({ roleAttribute: wasRead({ ...ROLE_ATTRIBUTE, ...change }) });

describe('checkRoleAttribute', () => {
  it('GIVEN the declared attribute WHEN checked THEN every property passes', () => {
    const verdicts = checkRoleAttribute(oktaReadings());
    expect(verdicts).toHaveLength(9);
    expect(verdicts.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it.each<[Partial<OktaRoleAttribute>, string, string]>([
    [{ title: 'Rolle' }, 'title', 'warn'],
    [{ type: 'array' }, 'type', 'fail'],
    [{ externalName: 'roles' }, 'externalName', 'fail'],
    [{ externalNamespace: undefined }, 'externalNamespace', 'fail'],
    [{ required: false }, 'required', 'fail'],
    [{ scope: 'SELF' }, 'scope', 'fail'],
    [{ permissions: [{ principal: 'SELF', action: 'READ_WRITE' }] }, 'permissions', 'fail'],
    [{ permissions: undefined }, 'permissions', 'not checkable'],
    [{ master: 'OVERRIDE' }, 'master', 'fail'],
    [{ master: undefined }, 'master', 'not checkable'],
    [{ mutability: 'READ_ONLY' }, 'mutability', 'warn'],
    [{ mutability: undefined }, 'mutability', 'not checkable'],
  ])('GIVEN %j WHEN checked THEN %s alone is %s', (change, property, status) => {
    const other = checkRoleAttribute(withAttribute(change)).filter((verdict) => verdict.status !== 'pass');
    expect(only(other)).toMatchObject({ subject: `attribute role, ${property}`, status });
  });

  it('GIVEN a lost namespace WHEN checked THEN the reason says what a deploy will do', () => {
    const failed = checkRoleAttribute(withAttribute({ externalNamespace: undefined }));
    const verdict = failed.find(({ status }) => status === 'fail');
    expect(verdict?.reason).toMatch(/^It is empty, where urn:.* a deploy replaces the attribute/);
  });

  it('GIVEN no attribute WHEN checked THEN it fails', () => {
    const verdict = only(checkRoleAttribute(oktaReadings({ roleAttribute: wasRead(undefined) })));
    expect(verdict).toMatchObject({ subject: 'attribute role', status: 'fail' });
  });

  it('GIVEN no schema WHEN checked THEN it fails; GIVEN no app, or a denial THEN it is not checkable', () => {
    const check = (roleAttribute: Parameters<typeof oktaReadings>[0]) =>
      only(checkRoleAttribute(oktaReadings(roleAttribute)));
    expect(check({ roleAttribute: oktaFailed('OKTA_NOT_FOUND') }).status).toBe('fail');
    expect(check({ roleAttribute: oktaFailed('OKTA_MISSING_SCOPE') }).status).toBe('not checkable');
    expect(check({ roleAttribute: unread('No app.') })).toMatchObject({ status: 'not checkable', reason: 'No app.' });
  });
});

describe('what the doctor expects and what the stack declares', () => {
  const stack = synthesise((scope) => new KlaviyoOktaAccess(scope, 'access', { account: ACCOUNT }));

  it('GIVEN the synthesised attribute WHEN it is checked as if Okta had it THEN everything that Okta returns passes', () => {
    const declared = theOnly(stack.resource.okta_app_user_schema_property) as Record<string, unknown>;
    const attribute: OktaRoleAttribute = {
      ...ROLE_ATTRIBUTE,
      title: declared.title as string,
      type: declared.type as string,
      enum: declared.enum as string[],
      oneOf: declared.one_of as OktaRoleAttribute['oneOf'],
      externalName: declared.external_name as string,
      externalNamespace: declared.external_namespace as string,
      required: declared.required as boolean,
      permissions: [{ principal: 'SELF', action: declared.permissions as string }],
      scope: declared.scope as string,
      master: declared.master as string,
    };
    const readings = oktaReadings({ roleAttribute: wasRead(attribute) });
    const verdicts = [...checkRoleAttribute(readings), ...checkRoleValues(ACCOUNT, readings)];
    expect(verdicts.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it('GIVEN the synthesised user name template WHEN it is checked THEN it passes', () => {
    const declared = theOnly(stack.resource.okta_app_saml) as Record<string, string>;
    const userNameTemplate = {
      // A doubled $ is Terraform's way to write one.
      template: declared.user_name_template?.replace('$$', '$'),
      type: declared.user_name_template_type,
      pushStatus: declared.user_name_template_push_status,
    };
    const verdicts = checkUserName(oktaReadings({ app: wasRead({ ...APP, userNameTemplate }) }));
    expect(verdicts.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass']);
  });
});
