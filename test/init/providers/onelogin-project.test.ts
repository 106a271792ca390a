import { oneLoginAccount } from '../../../src/access/onelogin-account.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { accessFile } from '../../../src/init/access-file.js';
import { answerFault } from '../../../src/init/answer-fault.js';
import { type AnswerName, type Answers } from '../../../src/init/answers.js';
import { packageJson } from '../../../src/init/package-json.js';
import { ONELOGIN_PROJECT } from '../../../src/init/providers/onelogin-project.js';
import { QUESTIONS } from '../../../src/init/questions.js';
import { project, SHIPPED } from '../project-sample.js';

const ANSWERS: Answers = {
  provider: 'onelogin',
  subdomain: 'acme',
  region: 'us',
  account: 'acme',
  kind: 'account',
  owner: 'owner@example.com',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyEnv: 'ACME_KEY',
  appKind: 'generic',
  connectorId: '110016',
  appName: 'Klaviyo',
  group: 'admin=klaviyo-admins\nanalyst=klaviyo-analysts',
  directory: 'onelogin',
};

const modelOf = (changes: Answers = {}) =>
  parseAccessFile(accessFile({ ...ANSWERS, ...changes }), { path: 'access.yaml' });

/** The question of this name that is asked where OneLogin is the identity provider. */
const question = (name: AnswerName) =>
  QUESTIONS.find(
    (one) => one.name === name && (one.applies?.(ANSWERS, { environment: {}, isThere: () => false }) ?? true),
  );

const faultOf = (name: AnswerName, answer: string, answers: Answers = ANSWERS): string | undefined =>
  answerFault(question(name)!, answer, answers);

describe('a new project with OneLogin', () => {
  it('GIVEN the answers THEN the access file declares the app and roles of OneLogin that the stack makes', () => {
    const { identityProviders, directory, accounts } = modelOf();

    expect(identityProviders).toEqual([{ kind: 'onelogin', subdomain: 'acme', region: 'us' }]);
    expect(directory).toEqual({ kind: 'onelogin' });
    expect(oneLoginAccount(accounts[0]!).identityProvider.app).toMatchObject({
      ...{ origin: 'connector', kind: 'generic', connectorId: 110016, label: 'Klaviyo', roleParameter: 'role' },
      mapping: { by: 'rules' },
    });
    expect(accounts[0]!.assignments).toMatchObject([
      { group: 'klaviyo-admins', create: true },
      { group: 'klaviyo-analysts', create: true },
    ]);
  });

  it('GIVEN another region, name and app THEN the access file says them', () => {
    const { identityProviders, accounts } = modelOf({
      region: 'eu',
      appName: 'Klaviyo, "north"',
      appKind: 'catalogue',
    });

    expect(identityProviders[0]).toMatchObject({ region: 'eu' });
    expect(oneLoginAccount(accounts[0]!).identityProvider.app).toMatchObject({
      kind: 'catalogue',
      label: 'Klaviyo, "north"',
    });
  });

  it('GIVEN the file THEN its comments say where the number comes from, and how a role that is there is named', () => {
    const text = accessFile(ANSWERS);

    expect(text).toContain("# from GET /api/2/connectors of OneLogin's API; it cannot be changed afterwards");
    expect(text).toContain('# in order of priority');
    expect(text).toContain('group: { id: 123456, name: klaviyo-admins }, without create');
  });

  it('GIVEN the kind of the app and its connector THEN none is taken without an answer, and the question says what they are', () => {
    for (const name of ['appKind', 'connectorId'] as const) {
      expect(question(name)).toMatchObject({ mayBeLeftOut: false });
      expect(question(name)!.standard({}, {})).toBeUndefined();
    }
    expect(question('appKind')!.asks).toMatch(/catalogue is "Klaviyo".+generic is "SCIM Provisioner with SAML/);
    expect(question('connectorId')!.asks).toContain('GET /api/2/connectors?name=Klaviyo');
  });

  it('GIVEN wrong answers THEN each is refused with what was expected', () => {
    expect(faultOf('subdomain', 'acme.onelogin.com')).toContain('expected the subdomain, such as acme');
    expect(faultOf('region', 'us1')).toContain('expected one of us, eu');
    expect(faultOf('appKind', 'catalog')).toContain('did you mean "catalogue"?');
    expect(faultOf('connectorId', 'SCIM')).toContain('the number of a connector');
    expect(faultOf('connectorId', '0')).toContain('the number of a connector');
    expect(faultOf('appName', 'a\nb')).toContain("the app's name in OneLogin");
    expect(faultOf('directory', 'okta')).toContain('expected one of roster, onelogin');
    expect(faultOf('connectorId', '7')).toBeUndefined();
  });

  it('GIVEN groups that exist THEN that is not asked: OneLogin has them by their ids', () => {
    expect(question('groupsExist')).toBeUndefined();
    const asked = QUESTIONS.find(({ name }) => name === 'groupsExist')!;
    expect(asked.belongsTo).toContain('(okta, entra)');
    expect(asked.applies!({ provider: 'okta' }, { environment: {}, isThere: () => false })).toBe(true);
  });

  it.each([
    [{}, undefined, 'us'],
    [{ ONELOGIN_API_URL: 'https://acme.onelogin.com' }, 'acme', 'us'],
    [{ ONELOGIN_API_URL: 'Acme-EU.onelogin.com/' }, 'acme-eu', 'us'],
    [{ ONELOGIN_API_URL: 'https://api.eu.onelogin.com' }, undefined, 'eu'],
    [{ ONELOGIN_API_URL: 'http://127.0.0.1:8080' }, undefined, 'us'],
  ])(
    'GIVEN the environment %j THEN the subdomain is %s and the region %s unless they are said',
    (environment, ...standard) => {
      expect(ONELOGIN_PROJECT.address.map((one) => one.standard({}, environment))).toEqual(standard);
    },
  );

  it('GIVEN the package.json THEN it has no bindings besides those of this package', () => {
    const { dependencies } = JSON.parse(packageJson(project({ providers: ['onelogin'] }), SHIPPED).text) as {
      dependencies: Readonly<Record<string, string>>;
    };

    expect(Object.keys(dependencies)).toEqual(['cdktf', 'cdktf-cli', 'constructs', 'klaviyo-access']);
  });
});
