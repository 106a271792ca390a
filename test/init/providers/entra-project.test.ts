import { entraAccount } from '../../../src/access/entra-account.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { accessFile } from '../../../src/init/access-file.js';
import { answerFault } from '../../../src/init/answer-fault.js';
import { type AnswerName, type Answers } from '../../../src/init/answers.js';
import { packageJson } from '../../../src/init/package-json.js';
import { ENTRA_PROJECT } from '../../../src/init/providers/entra-project.js';
import { QUESTIONS } from '../../../src/init/questions.js';
import { project, SHIPPED } from '../project-sample.js';

const ANSWERS: Answers = {
  provider: 'entra',
  tenant: 'acme.onmicrosoft.com',
  environment: 'global',
  account: 'acme',
  kind: 'account',
  owner: 'owner@example.com',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyEnv: 'ACME_KEY',
  appName: 'Klaviyo',
  userName: 'userPrincipalName',
  saml: 'no',
  group: 'admin=klaviyo-admins',
  groupsExist: 'no',
  directory: 'entra',
};

const modelOf = (changes: Answers = {}) =>
  parseAccessFile(accessFile({ ...ANSWERS, ...changes }), { path: 'access.yaml' });

/** The question of this name that is asked where Entra is the identity provider. */
const question = (name: AnswerName, answers: Answers = ANSWERS) =>
  QUESTIONS.find(
    (one) => one.name === name && (one.applies?.(answers, { environment: {}, isThere: () => false }) ?? true),
  );

const faultOf = (name: AnswerName, answer: string, answers: Answers = ANSWERS): string | undefined =>
  answerFault(question(name, answers)!, answer, answers);

describe('a new project with Entra', () => {
  it('GIVEN the standard answers THEN the access file declares an application whose job is off', () => {
    const { identityProviders, directory, accounts } = modelOf();

    expect(identityProviders).toEqual([{ kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' }]);
    expect(directory).toEqual({ kind: 'entra' });
    expect(entraAccount(accounts[0]!).identityProvider).toMatchObject({
      app: { kind: 'template', label: 'Klaviyo', userName: 'userPrincipalName', saml: undefined },
      provisioning: { job: 'off', scope: 'assigned', secret: 'command' },
    });
  });

  it('GIVEN another cloud, attribute and single sign-on THEN the access file says them', () => {
    const { identityProviders, accounts } = modelOf({
      environment: 'china',
      appName: 'Klaviyo, "north"',
      userName: 'mail',
      saml: 'yes',
      ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
      audience: 'klaviyo',
    });

    expect(identityProviders[0]).toMatchObject({ environment: 'china' });
    expect(entraAccount(accounts[0]!).identityProvider.app).toMatchObject({
      label: 'Klaviyo, "north"',
      userName: 'mail',
      saml: { identifier: 'klaviyo', replyUrl: 'https://www.klaviyo.com/sso/saml/acme' },
    });
  });

  it('GIVEN the file THEN its comments say that there is no order of roles, and when the job is switched on', () => {
    const text = accessFile(ANSWERS);

    expect(text).toContain('# Entra knows no order of roles: put each person into one of these groups alone');
    expect(text).not.toContain('in order of priority');
    expect(text).toContain('# the job is switched on last, once the role is mapped');
  });

  it('GIVEN wrong answers THEN each is refused with what was expected', () => {
    expect(faultOf('tenant', 'acme')).toContain('expected the id of a tenant, or a verified domain of it');
    expect(faultOf('tenant', '')).toContain('expected the id of a tenant');
    expect(faultOf('environment', 'chine')).toContain('did you mean "china"?');
    expect(faultOf('userName', 'email')).toContain('expected one of userPrincipalName, mail');
    expect(faultOf('appName', 'a\nb')).toContain("the application's name in Entra");
    expect(faultOf('directory', 'okta')).toContain('expected one of roster, entra');
    expect(faultOf('ssoUrl', 'http://x', { ...ANSWERS, saml: 'yes' })).toContain('replyUrl');
  });

  it('GIVEN single sign-on that is not set up THEN its addresses are not asked for', () => {
    expect(question('ssoUrl')).toBeUndefined();
    expect(question('audience')).toBeUndefined();
    expect(question('audience', { ...ANSWERS, saml: 'yes' })?.copied?.key).toBe('app.saml.identifier');
  });

  it.each([
    [{}, undefined, 'global'],
    [{ ARM_TENANT_ID: '', ARM_ENVIRONMENT: '' }, undefined, 'global'],
    [{ ARM_TENANT_ID: 'acme.com', ARM_ENVIRONMENT: 'public' }, 'acme.com', 'global'],
    [{ ARM_ENVIRONMENT: 'DoD' }, undefined, 'usgovernmentl5'],
    [{ ARM_ENVIRONMENT: 'china' }, undefined, 'china'],
    [{ ARM_ENVIRONMENT: 'german' }, undefined, 'german'],
  ])(
    'GIVEN the environment %j THEN the tenant is %s and the cloud %s unless they are said',
    (environment, ...standard) => {
      expect(ENTRA_PROJECT.address.map((one) => one.standard({}, environment))).toEqual(standard);
    },
  );

  it('GIVEN the package.json THEN it has the bindings of Entra and not those of Okta', () => {
    const ranges = { ...SHIPPED.ranges, '@cdktf/provider-azuread': '^14.3' };
    const { dependencies } = JSON.parse(
      packageJson(project({ providers: ['entra'] }), { ...SHIPPED, ranges }).text,
    ) as {
      dependencies: Readonly<Record<string, string>>;
    };

    expect(dependencies).toMatchObject({ '@cdktf/provider-azuread': '^14.3', cdktf: '^0.21' });
    expect(dependencies).not.toHaveProperty('@cdktf/provider-okta');
  });
});
