import { CONSOLE_STEP_IDS, consoleSteps } from '../../../../src/provider/okta/app/console-steps.js';
import { SAML_APP, sampleAccount } from '../../../constructs/okta/sample-account.js';

const sections = (account: Parameters<typeof consoleSteps>[0]): string[] =>
  consoleSteps(account).map(({ section }) => section);
const texts = (account: Parameters<typeof consoleSteps>[0]): string =>
  consoleSteps(account)
    .map(({ text }) => text)
    .join('\n');

const { mode, ...on } = sampleAccount().identityProvider.provisioning;
const off = { create: false, update: false, deactivate: false, import: false };

describe('consoleSteps', () => {
  it("lists what a deploy of a SAML app leaves to a person, in the order of Klaviyo's guide", () => {
    expect(sections(sampleAccount())).toEqual([
      'Klaviyo > Settings > Security',
      'Klaviyo > Settings > Security',
      'Okta > Applications > Klaviyo > General',
      'Okta > Applications > Klaviyo > Provisioning > Integration',
      'Okta > Applications > Klaviyo > Provisioning > Integration',
      'Okta > Applications > Klaviyo > Provisioning > Integration',
      'Okta > Applications > Klaviyo > Provisioning > Integration',
      'Okta > Applications > Klaviyo > Provisioning > To App',
    ]);
  });

  it("gives the account's own values", () => {
    const text = texts(sampleAccount());

    expect(text).toContain('Set the SCIM connector base URL to https://a.klaviyo.com/scim/v2.');
    expect(text).toContain('the environment variable KLAVIYO_SCIM_ACCESS_KEY');
    expect(text).toContain('Switch on: Import New Users and Profile Updates, Push New Users, Push Profile Updates.');
    expect(text).toContain('Switch on: Create Users, Update User Attributes, Deactivate Users.');
  });

  it('names the file of the access key where it is read from one', () => {
    const { scim } = sampleAccount();
    const accessKey = { from: 'file', path: 'keys/acme', at: { line: 1, column: 1 } } as const;

    expect(texts(sampleAccount({ scim: { ...scim, accessKey } }))).toContain('reads it from the file keys/acme');
  });

  it.each([
    ['create', ['Push New Users', 'Create Users']],
    ['update', ['Push Profile Updates', 'Update User Attributes']],
    ['deactivate', ['Deactivate Users']],
    ['import', ['Import New Users and Profile Updates']],
  ] as const)('switches on for %s only what belongs to it', (setting, names) => {
    const steps = consoleSteps(sampleAccount({ provisioning: { mode, ...off, [setting]: true } }));

    const switched = steps.filter(({ text }) => text.startsWith('Switch on: ')).map(({ text }) => text.slice(11, -1));
    expect(switched).toEqual(names);
  });

  it('leaves SCIM alone where nothing is provisioned', () => {
    const text = texts(sampleAccount({ provisioning: { mode, ...off } }));

    expect(text).not.toContain('Set Provisioning to SCIM');
    expect(text).not.toContain('access key');
    expect(text).toContain('Switch SAML single sign-on on');
  });

  it('asks for the username format of an existing app, which no stack manages, and not for single sign-on', () => {
    const steps = consoleSteps(sampleAccount({ app: { kind: 'existing', label: 'Klaviyo live', id: '0oa1' } }));

    expect(steps).toContainEqual({
      id: 'user-name',
      section: 'Okta > Applications > Klaviyo live > Sign On',
      text: 'Set the application username format to Email, updated on Create and update.',
      evidence: { from: 'user-name' },
    });
    expect(steps.some(({ text }) => text.includes('single sign-on'))).toBe(false);
  });

  it('has an id for each step, in the order of the guide', () => {
    const ids = consoleSteps(sampleAccount()).map(({ id }) => id);

    expect(ids).toEqual(CONSOLE_STEP_IDS.filter((id) => id !== 'user-name'));
  });

  it('says how a step is known to be done', () => {
    const evidence = Object.fromEntries(consoleSteps(sampleAccount()).map((step) => [step.id, step.evidence]));

    expect(evidence['integration-actions']).toEqual({
      from: 'features',
      features: ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES', 'PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES'],
    });
    expect(evidence['to-app']).toEqual({
      from: 'features',
      features: ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES', 'PUSH_USER_DEACTIVATION'],
    });
    expect(evidence.scim).toEqual({ from: 'features', features: ['SCIM_PROVISIONING'] });
    expect(evidence['base-url']).toMatchObject({ from: 'nothing' });
  });

  it('does not take the feature SCIM_PROVISIONING for evidence where an app need not tell it', () => {
    const app = { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' } as const;
    const scim = consoleSteps(sampleAccount({ app })).find(({ id }) => id === 'scim');

    expect(scim?.evidence.from).toBe('nothing');
  });

  it('leaves out the pages of Okta where Terraform applies the provisioning', () => {
    const account = sampleAccount({ app: { ...SAML_APP, label: 'Klaviyo' }, provisioning: { mode: 'api', ...on } });

    expect(sections(account)).toEqual(['Klaviyo > Settings > Security', 'Klaviyo > Settings > Security']);
    expect(texts(account)).toContain('give it to Terraform as the variable klaviyo_scim_access_key');
  });
});
