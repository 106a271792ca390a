import { parseAccessFile } from '../../../../src/access/parse-access-file.js';
import { info } from '../../../../src/provider/adoption.js';
import { adoptApplication } from '../../../../src/provider/entra/adopt/adopt-application.js';
import {
  adopt,
  ADMINS,
  appRole,
  assigned,
  IDENTIFIER,
  JOB,
  liveApplication,
  notesOf,
  PATHS,
  SETTINGS,
} from './live-application.js';

describe('an application as the guide has it', () => {
  it('is declared as it is, and there are no notes', () => {
    const { account, notes, renamed } = adopt();

    expect(notes).toEqual([]);
    expect(renamed).toEqual([]);
    expect(account).toMatchObject({
      name: 'acme',
      kind: 'account',
      owner: 'owner@example.com',
      identityProvider: {
        app: { kind: 'template', label: 'Klaviyo', saml: { identifier: IDENTIFIER, replyUrl: IDENTIFIER } },
        provisioning: { job: 'off', scope: 'assigned', secret: 'command' },
      },
      customRoles: [],
    });
    expect(account.assignments.map(({ role, group, create }) => [role, group, create])).toEqual([
      ['admin', 'klaviyo-admins', false],
      ['analyst', 'klaviyo-analysts', false],
    ]);
  });

  it('is written as a valid access file with comments, the same whatever the order in which Entra lists things', () => {
    const { assignments, groups } = liveApplication();
    const { text } = adopt();

    expect(text).toContain('# nobody may be in two of these groups with different roles');
    expect(text).toContain('from the app as it was in Entra.');
    expect(adopt({ assignments: [...assignments].reverse(), groups: [...groups.values()] }).text).toBe(text);
    expect(parseAccessFile(text, { path: 'a' }).identityProviders).toEqual([
      { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' },
    ]);
  });

  it('keeps a cloud of its own, and a template', () => {
    const template = '00000000-0000-0000-0000-0000000000c1';
    const { text, account } = adopt({
      entra: { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'china' },
      application: { template },
    });

    expect(parseAccessFile(text, { path: 'a' }).identityProviders).toMatchObject([{ environment: 'china' }]);
    expect(account.identityProvider.app).toMatchObject({ kind: 'template', template });
  });
});

describe('the application', () => {
  it.each([
    ['was made from no template', { application: { template: undefined } }, 'was not made from a template'],
    ['has two names', { registration: { label: 'Klaviyo (old)' } }, 'its registration "Klaviyo (old)"'],
    ['has a job of another template', { jobs: [{ ...JOB, templateId: 'customappsso' }] }, 'could only replace it'],
  ])('is named as an existing one that %s, with a warning', (_what, changes, reason) => {
    const { account, imports, notes } = adopt(changes);

    expect(account.identityProvider).toMatchObject({
      app: { kind: 'existing', id: '00000000-0000-0000-0000-0000000000e1', label: 'Klaviyo' },
      provisioning: { job: 'off' },
    });
    expect(account.identityProvider.adopt?.job).toBeUndefined();
    expect(imports.every((address) => address.startsWith('azuread_app_role_assignment.'))).toBe(true);
    expect(notes).toEqual([{ severity: 'warning', text: expect.stringContaining(reason) as string }]);
    expect(notes[0]!.text).toContain('app.existing');
  });

  it('tells what checks of every plan say, and what nothing else says', () => {
    const application = { signOnMode: undefined, assignmentRequired: false, enabled: false };

    expect(notesOf({ application, sharesItsName: true })).toEqual([
      expect.stringMatching(/^warning: The enterprise application "Klaviyo" is switched off/),
      expect.stringMatching(/^info: SAML is not the application's method.*app-declared warns/),
      expect.stringMatching(/^info: "Assignment required\?" is No.*app-declared warns/),
      expect.stringMatching(/^info: Another enterprise application .* "Klaviyo" too\. Keep the part adopt/),
    ]);
  });

  it.each([
    ['none', { identifiers: [], replyUrls: [] }, 'has no SAML settings yet'],
    ['two reply URLs', { replyUrls: [IDENTIFIER, 'https://b.example.com'] }, 'declares one of each'],
    ['no reply URL', { replyUrls: [] }, 'the reply URLs none'],
    ['a reply URL without https', { replyUrls: ['http://www.example.com'] }, 'The reply URL "http://www.example.com"'],
    [
      'an identifier that a deploy would evaluate',
      { identifiers: ['${TfToken[TOKEN.3]}'] },
      'cannot hold the identifier',
    ],
    [
      'an identifier that the provider cannot read back',
      { identifiers: ['https://www.klaviyo.com/ab?'] },
      'cannot read back',
    ],
  ])('does not declare SAML settings that the stack cannot take over: %s', (_what, registration, reason) => {
    const { account, notes, imports } = adopt({ registration });

    expect(account.identityProvider.app.saml).toBeUndefined();
    expect(imports.join()).not.toContain('saml');
    expect(notes).toEqual([{ severity: 'info', text: expect.stringContaining(reason) as string }]);
  });

  it('says of the connection what it can know: its keys', () => {
    const key = (name: string, value?: string) => ({ key: name, value });

    expect(notesOf({ secretKeys: [key('SyncAll', 'True')] })).toEqual([
      expect.stringMatching(/^warning: All users of the tenant are in the scope/),
      expect.stringContaining('is not set (BaseAddress, SecretToken)'),
    ]);
    expect(notesOf({ secretKeys: [key('BaseAddress'), key('SecretToken'), key('SyncAll')] })).toEqual([
      expect.stringMatching(/^info: Entra does not tell whether only assigned people are in the scope/),
    ]);
    expect(notesOf({ jobs: [], schema: undefined, secretKeys: [] })).toEqual([
      expect.stringMatching(/^info: The application has no synchronization job.*The first plan makes it/),
    ]);
    expect(notesOf({ jobs: [], schema: undefined, application: { template: undefined } }).at(-1)).toMatch(
      /^info: The application has no synchronization job.*a stack makes none/,
    );
  });
});

describe('what is written', () => {
  it('holds warnings before the rest, each a comment on one line, whatever stands in it', () => {
    const live = liveApplication({ application: { enabled: false } });
    const { text } = adoptApplication(live, SETTINGS, PATHS, [info('a note\naccounts: []')]);

    expect(text).toMatch(/\n# WARNING: The enterprise application .*\n# Note: a note<U\+000A>accounts: \[\]\n/);
    expect(parseAccessFile(text, { path: 'a' }).accounts).toHaveLength(1);
  });

  it.each(['{ x: 1 }', '# no comment', 'true', '&a', '${a}', '%{if}', 'q`q'])('takes names for data: %s', (name) => {
    const groups = [{ ...ADMINS, name }];
    const { account } = adopt({
      groups,
      assignments: [assigned(groups[0]!, appRole('admin'))],
      application: { label: name },
      registration: { label: name },
    });

    expect(account.identityProvider.app.label).toBe(name);
    expect(account.assignments[0]!.group).toBe(name);
  });

  it('is not written if it would not be read back', () => {
    expect(() => adopt({}, { baseUrl: 'http://www.example.com/scim' })).toThrow('nothing was written');
  });
});
