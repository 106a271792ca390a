import { AdoptError } from '../../../../src/provider/adoption.js';
import { adoptApp } from '../../../../src/provider/okta/adopt/adopt-app.js';
import { info } from '../../../../src/provider/adoption.js';
import { type LiveApp } from '../../../../src/provider/okta/adopt/live-app.js';
import { parseAccessFile } from '../../../../src/access/parse-access-file.js';
import { liveApp } from './live-app.js';
import { SETTINGS, PATHS, adopt, notesOf } from './adopt-sample-app.js';

const withApp = (app: object): Partial<LiveApp> => ({ app: { ...liveApp().app, ...app } });

describe('an app as the guide has it', () => {
  it('is declared as it is, and there are no notes', () => {
    const { account, notes, imports } = adopt();

    expect(notes).toEqual([]);
    expect(imports).toEqual([
      'okta_app_saml.app',
      'okta_app_user_schema_property.role',
      'okta_app_group_assignments.assignments',
    ]);
    expect(account).toMatchObject({
      name: 'acme',
      kind: 'account',
      owner: 'owner@example.com',
      scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { from: 'environment', variable: 'ACME_KEY' } },
      identityProvider: {
        app: {
          kind: 'saml',
          label: 'Klaviyo',
          updates: 'check',
          saml: { ssoUrl: 'https://www.klaviyo.com/sso/saml/acme', audience: 'klaviyo' },
        },
        provisioning: { mode: 'console', create: true, update: true, deactivate: true, import: true },
        adopt: { app: '0oa1', roleAttribute: 'keep', groupAssignments: true },
      },
      customRoles: [],
    });
    expect(account.assignments.map(({ role, group, create }) => [role, group, create])).toEqual([
      ['admin', 'klaviyo-admins', false],
      ['analyst', 'klaviyo-analysts', false],
    ]);
  });

  it('is written as a valid access file with comments, the same for the same app', () => {
    const { text } = adopt();

    expect(text).toContain('# what the first deploy takes over; remove it after that deploy\n');
    expect(text).toContain('      - { role: admin, group: klaviyo-admins }\n');
    expect(text).toContain('    adopt: { app: 0oa1, roleAttribute: keep }\n');
    expect(text).toMatch(/^# yaml-language-server: .*\n# Who may be in Klaviyo/);
    expect(text).toBe(adopt().text);
    expect(parseAccessFile(text, { path: 'access.yaml' }).directory).toMatchObject({ path: 'people.csv' });
  });

  it('keeps a domain, a recipient and a destination of its own', () => {
    const { signOn } = liveApp().app;
    const other = { ...signOn, recipient: 'https://a.example.com/r', destination: 'https://a.example.com/d' };
    const { account, text } = adopt({
      ...withApp({ signOn: other }),
      okta: { kind: 'okta', org: 'acme', domain: 'oktapreview.com' },
    });

    expect(account.identityProvider.app).toMatchObject({
      saml: { recipient: 'https://a.example.com/r', destination: 'https://a.example.com/d' },
    });
    expect(parseAccessFile(text, { path: 'a' }).identityProviders).toMatchObject([{ domain: 'oktapreview.com' }]);
  });
});

describe('the app', () => {
  it('is named by its name in the catalogue where it has no SAML settings of its own', () => {
    const none = { ssoAcsUrl: undefined, audience: undefined, recipient: undefined, destination: undefined };

    expect(adopt(withApp({ name: 'klaviyo', signOn: none })).account.identityProvider.app).toEqual({
      kind: 'preconfigured',
      label: 'Klaviyo',
      updates: 'check',
      preconfigured: 'klaviyo',
    });
  });

  it.each([
    ['no https', { ssoAcsUrl: 'http://www.example.com/acs' }],
    ['no audience', { audience: '' }],
    ['a hidden character', { audience: 'a\u202eb' }],
    ['an audience that a deploy would evaluate', { audience: '${TfToken[TOKEN.3]}' }],
    ['an address that a deploy would evaluate', { ssoAcsUrl: 'https://www.example.com/${TfToken[TOKEN.3]}' }],
  ])('is named as an existing one where its settings cannot be written: %s', (_what, change) => {
    const { account, imports, notes } = adopt(withApp({ signOn: { ...liveApp().app.signOn, ...change } }));

    expect(account.identityProvider.app).toEqual({ kind: 'existing', label: 'Klaviyo', id: '0oa1' });
    expect(imports).not.toContain('okta_app_saml.app');
    expect(notes).toEqual([
      { severity: 'warning', text: expect.stringContaining('named under app.existing') as string },
    ]);
  });

  it('is refused if it does not sign on with SAML or is not active', () => {
    expect(() => adopt(withApp({ signOnMode: 'OPENID_CONNECT' }))).toThrow('not with SAML_2_0');
    expect(() => adopt(withApp({ status: 'INACTIVE' }))).toThrow('activate it in Okta');
  });

  it('tells of a username that is not the e-mail, and who will see it', () => {
    const userNameTemplate = { template: '${source.login}', type: 'BUILT_IN', pushStatus: undefined };

    expect(notesOf(withApp({ userNameTemplate }))).toEqual([
      expect.stringMatching(/it is "\${source.login}", .* and a changed one is not pushed\. .*app-declared warns/),
    ]);
    expect(notesOf(withApp({ userNameTemplate, signOn: { ...liveApp().app.signOn, audience: '' } })).at(-1)).toContain(
      'No plan sees it',
    );
  });

  it('declares the provisioning that is found, and tells of what cannot be declared', () => {
    const { account } = adopt(withApp({ features: [] }));

    expect(account.identityProvider.provisioning).toMatchObject({
      create: false,
      update: false,
      deactivate: false,
      import: false,
    });
    expect(notesOf(withApp({ features: ['SCIM_PROVISIONING', 'PUSH_NEW_USERS', 'IMPORT_NEW_USERS'] }))).toEqual([
      expect.stringMatching(/^info: IMPORT_NEW_USERS: It is on, but .*the check provisioning warns/),
    ]);
  });

  it('names people to whom it is assigned directly', () => {
    const [ada] = liveApp().appUsers;

    expect(notesOf({ appUsers: [{ ...ada!, scope: 'USER' }] })).toEqual([
      expect.stringMatching(/^info: ada@example.com: The app is assigned to them directly.*No plan sees it/),
    ]);
  });
});

describe('what is written', () => {
  it('holds warnings before the rest, each a comment on one line, whatever stands in it', () => {
    const { text } = adoptApp(liveApp({ roleAttribute: undefined }), SETTINGS, PATHS, [info('a note\naccounts: []')]);
    const comments = text
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .slice(1);

    expect(comments[1]).toMatch(/^# WARNING: The app has no attribute role/);
    expect(comments[2]).toBe('# Note: a note<U+000A>accounts: []');
    expect(parseAccessFile(text, { path: 'a' }).accounts).toHaveLength(1);
  });

  it.each(['{ x: 1 }', '# no comment', "it's", 'true', '1e3', '- a', '&a', '*b', '!!str', 'a: b', '@at', '%x', 'q`q'])(
    'takes a label and a group for data: %s',
    (name) => {
      const assignments = [{ groupId: '00g1', groupName: name, groupType: 'OKTA_GROUP', priority: 1, role: 'admin' }];
      const { account } = adopt({ ...withApp({ label: name }), assignments });

      expect(account.identityProvider.app.label).toBe(name);
      expect(account.assignments[0]!.group).toBe(name);
    },
  );

  it('is not written if a deploy would evaluate the label', () => {
    expect(() => adopt(withApp({ label: 'Klaviyo ${TfToken[TOKEN.3]}' }))).toThrow(
      /nothing was written\..*\n.*label is "Klaviyo \$\{TfToken\[TOKEN\.3\]\}"; expected .* without/,
    );
  });

  it('is not written if it would not be read back', () => {
    const refused = () => adopt({}, { baseUrl: 'http://www.example.com/scim' });

    expect(refused).toThrow(AdoptError);
    expect(refused).toThrow('nothing was written');
  });
});
