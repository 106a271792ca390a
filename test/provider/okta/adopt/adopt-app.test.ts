import { AdoptError } from '../../../../src/provider/adoption.js';
import { adoptApp } from '../../../../src/provider/okta/adopt/adopt-app.js';
import { info } from '../../../../src/provider/adoption.js';
import { type LiveApp } from '../../../../src/provider/okta/adopt/live-app.js';
import { parseAccessFile } from '../../../../src/access/parse-access-file.js';
import { quoted } from '../../../../src/text/quoted.js';
import { ASSIGNMENTS } from '../../../doctor/sample-readings.js';
import { ATTRIBUTE, liveApp } from './live-app.js';

const SETTINGS = {
  name: 'acme',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyVariable: 'ACME_KEY',
  owner: 'owner@example.com',
};
const PATHS = { accessFile: 'access.yaml', roster: 'people.csv' };

const adopt = (changes: Partial<LiveApp> = {}, settings: Partial<typeof SETTINGS> = {}) =>
  adoptApp(liveApp(changes), { ...SETTINGS, ...settings }, PATHS);
const notesOf = (changes: Partial<LiveApp>): string[] =>
  adopt(changes).notes.map(({ severity, text }) => `${severity}: ${text}`);
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
    expect(parseAccessFile(text, { path: 'a' }).identityProvider?.domain).toBe('oktapreview.com');
  });
});

describe('roles', () => {
  it('declares those that are not built in, with their titles, and takes the list for as it is', () => {
    const titled = [...ATTRIBUTE.oneOf, { const: 'lead', title: 'Retention lead' }];
    const { account, notes } = adopt({
      roleAttribute: { ...ATTRIBUTE, enum: titled.map((one) => one.const), oneOf: titled },
    });

    expect(account.customRoles).toEqual([{ id: 'lead', title: 'Retention lead' }]);
    expect(notes).toEqual([
      info(
        'The role "lead" is not built into Klaviyo, so it is written under customRoles. Check that it is the Custom SCIM ' +
          'ID of a role of this account. No plan checks it.',
      ),
    ]);
  });

  it('GIVEN a group with a misspelt role WHEN adopted THEN a note names the built-in role that is nearest', () => {
    const [admins, analysts] = ASSIGNMENTS;
    const { account, text } = adopt({ assignments: [admins, { ...analysts, role: 'anlayst' }] });

    expect(account.customRoles).toEqual([{ id: 'anlayst', title: 'anlayst' }]);
    expect(text).toContain(
      '# Note: The role "anlayst" is not built into Klaviyo, so it is written under customRoles. ',
    );
    expect(text).toContain('The closest built-in role is "analyst".');
  });

  it('GIVEN a group that is left out WHEN adopted THEN its members are in the roster, in a group that is not assigned', () => {
    const [admins, analysts] = ASSIGNMENTS;
    const { account, people } = adopt({ assignments: [admins, { ...analysts, role: null }] });

    expect(account.assignments.map(({ group }) => group)).toEqual(['klaviyo-admins']);
    expect(people.map(({ groups }) => groups)).toContainEqual(['klaviyo-analysts']);
  });

  it('takes a portfolio for one by its roles', () => {
    const assignments = [
      { groupId: '00g1', groupName: 'klaviyo-admins', groupType: 'OKTA_GROUP', priority: 1, role: 'portfolio_admin' },
    ];

    expect(adopt({ assignments, roleAttribute: undefined }).account.kind).toBe('portfolio');
  });

  it.each([
    ['Admin', 'a built-in one in other letters'],
    ['owner', "it is the owner's role"],
    ['team lead', 'has white space'],
    ['lead\u202e', 'takes ids without control characters'],
    ['${TfToken[TOKEN.3]}', 'takes ids without "{TfToken\\['],
    ['LEAD', 'differs from it in capital letters only'],
  ])('warns of %s, which cannot be declared', (id, reason) => {
    const values = [...ATTRIBUTE.enum, 'lead', id];
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, enum: values } });

    expect(notes).toContainEqual(
      expect.stringMatching(new RegExp(`^warning: The role .* of the app cannot be declared:.*${reason}`)),
    );
    expect(notes.join()).toContain(`The role ${quoted(id)} of the app`);
  });

  it.each(['a\u0007', '${TfToken[TOKEN.3]}'])('gives a role with the title %j its id for one', (title) => {
    const values = [...ATTRIBUTE.enum, 'lead'];
    const oneOf = [...ATTRIBUTE.oneOf, { const: 'lead', title }];

    expect(adopt({ roleAttribute: { ...ATTRIBUTE, enum: values, oneOf } }).account.customRoles).toEqual([
      { id: 'lead', title: 'lead' },
    ]);
  });
});

describe('the attribute role', () => {
  it('is made where there is none', () => {
    const { account, imports, notes } = adopt({ roleAttribute: undefined });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'none' });
    expect(imports).not.toContain('okta_app_user_schema_property.role');
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringContaining('The app has no attribute role: the first plan makes it') as string,
      },
    ]);
  });

  it('is written whole where something of it is to change', () => {
    const { account, notes } = adopt({ roleAttribute: { ...ATTRIBUTE, required: false } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'write' });
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringMatching(/^attribute role, required: .*The first plan updates/) as string,
      },
    ]);
  });

  it.each([
    ['scope', 'SELF'],
    ['externalNamespace', undefined],
    ['externalName', 'title'],
    ['type', 'array'],
  ])('warns loudly where its %s would have it replaced', (property, value) => {
    const { notes, account } = adopt({ roleAttribute: { ...ATTRIBUTE, [property]: value } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'write' });
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringMatching(
          `^attribute role, ${property}: .*can only replace .*preventDestroy.*plan fails`,
        ) as string,
      },
    ]);
  });

  it('is left as it is where only that differs which an import does not show', () => {
    const { account, notes } = adopt({ roleAttribute: { ...ATTRIBUTE, master: 'OKTA' } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'keep' });
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringContaining('left like that as long as the part adopt is there') as string,
      },
    ]);
  });

  it('has what an import does not show written with the rest', () => {
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, master: 'OKTA', title: 'Rolle' } });

    expect(notes).toHaveLength(2);
    expect(notes.every((note) => note.includes('The first plan updates'))).toBe(true);
  });

  it('has another list, or other titles, reported value by value', () => {
    const { enum: values, oneOf } = ATTRIBUTE;
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, enum: values.slice(1), oneOf: oneOf.slice(1) } });

    expect(notes).toContainEqual(expect.stringMatching(/^info: role "admin": The attribute does not have it/));
  });
});

describe('groups', () => {
  const [admins, analysts] = ASSIGNMENTS;

  it('tells of each priority that becomes another', () => {
    const notes = notesOf({
      assignments: [
        { ...admins, priority: 0 },
        { ...analysts, priority: undefined },
      ],
    });

    expect(notes).toEqual([
      expect.stringContaining('The priority of the group "klaviyo-admins" is 0 and becomes 1'),
      expect.stringContaining('The priority of the group "klaviyo-analysts" is none and becomes 2'),
    ]);
  });

  it.each([
    ['no role', { role: null }, 'its assignment gives no role'],
    ['an empty role', { role: '' }, 'its assignment gives no role'],
    ["the owner's role", { role: 'owner' }, 'which cannot be assigned'],
  ])('leaves one out that has %s, with a warning that it loses the app', (_what, change, reason) => {
    const changes = { assignments: [admins, { ...analysts, ...change }] };

    expect(adopt(changes).account.assignments.map(({ group }) => group)).toEqual(['klaviyo-admins']);
    expect(notesOf(changes)).toContainEqual(
      expect.stringMatching(`^warning: The group .*${reason}.*takes the app from it`),
    );
  });

  it.each([
    ['a name with a blank before it', ' analysts', 'begins or ends with a blank'],
    ['a hidden character in its name', 'a\u202eb', 'takes names without control characters'],
    ['a name that a deploy would evaluate', '${TfToken[TOKEN.3]}', 'takes names without "{TfToken['],
    ['a name that a roster would read as two', 'a;b', 'a roster cannot hold its name'],
    ['a name in quotation marks', '"analysts"', 'a roster cannot hold its name'],
    [
      'the name of another in its own',
      'klaviyo-admins, EMEA',
      'its name contains the name of another group of the app',
    ],
  ])('gives one by its id that has %s, in both files', (_what, groupName, reason) => {
    const changes = { assignments: [admins, { ...analysts, groupName }] };
    const { account, notes, people } = adopt(changes);

    expect(account.assignments.map(({ group, identity }) => [group, identity])).toEqual([
      ['klaviyo-admins', undefined],
      ['00g2', { by: 'id', id: '00g2' }],
    ]);
    expect(people.at(-1)!.groups).toEqual(['00g2']);
    expect(notes.map(({ severity, text }) => `${severity}: ${text}`)).toEqual([
      expect.stringMatching(/^info: The access file and the roster give the group .* by its id 00g2: /),
    ]);
    expect(notes[0]!.text).toContain(reason);
  });

  it.each(['klaviyo-admins', 'Klaviyo-Admins'])('gives two by their ids of which one is named %s', (groupName) => {
    const { account, notes, people } = adopt({ assignments: [admins, { ...analysts, groupName }] });

    expect(account.assignments.map(({ group, role }) => [group, role])).toEqual([
      ['00g1', 'admin'],
      ['00g2', 'analyst'],
    ]);
    expect(people.map(({ userName, groups }) => [userName, ...groups])).toEqual([
      ['ada@example.com', '00g1'],
      ['alan@example.com', '00g2'],
    ]);
    expect(notes.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('another group of the app has the same name, or nearly so'),
    );
  });

  it('gives one by its id and name whose name another group in Okta has, so that no plan takes that one', () => {
    const { account, notes, people } = adopt({ sharedNames: new Set(['00g2']) });

    expect(account.assignments[1]).toMatchObject({
      group: 'klaviyo-analysts',
      identity: { by: 'id', id: '00g2', name: 'klaviyo-analysts' },
    });
    expect(people[1]!.groups).toEqual(['klaviyo-analysts']);
    expect(notes.map(({ text }) => text)).toEqual([
      'The access file gives the group "klaviyo-analysts" by its id 00g2: another group in Okta has the same name.',
    ]);
  });

  it('refuses an app in which no group gives a role', () => {
    expect(() => adopt({ assignments: [] })).toThrow('its groups: none');
    expect(() => adopt({ assignments: [], roleAttribute: undefined })).toThrow(
      'adopt: { app: 0oa1, roleAttribute: none }',
    );
    expect(() => adopt({ assignments: [{ ...admins, role: null }] })).toThrow('its groups: "klaviyo-admins"');
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
