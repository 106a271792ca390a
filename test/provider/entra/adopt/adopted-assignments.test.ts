import {
  adopt,
  ADA,
  ADMINS,
  ALAN,
  ANALYSTS,
  appRole,
  assigned,
  group,
  id,
  notesOf,
  ROLES,
  user,
  USER_ROLE,
} from './live-application.js';
import { NO_ROLE } from '../../../../src/provider/entra/app/entra-state.js';

const ADMIN = assigned(ADMINS, appRole('admin'));
const custom = (value: string, changes = {}) => ({ ...appRole('x'), id: id('af'), value, name: value, ...changes });

describe('roles', () => {
  it('are custom where they are not built in, with what Entra calls them', () => {
    const { account, notes } = adopt({ roles: [...ROLES, custom('lead', { name: 'Retention lead' })] });

    expect(account.customRoles).toEqual([{ id: 'lead', title: 'Retention lead' }]);
    expect(account.identityProvider.app.appRoles).toMatchObject({ lead: id('af'), admin: appRole('admin').id });
    expect(notes.map(({ text }) => text)).toEqual([
      expect.stringContaining('The role "lead" is not built into Klaviyo'),
    ]);
  });

  it('are warned of where they cannot be declared, and the group that has one is left out', () => {
    const owner = custom('owner');
    const changes = { roles: [...ROLES, owner], assignments: [ADMIN, assigned(ANALYSTS, owner)] };

    expect(notesOf(changes)).toEqual([
      expect.stringMatching(/^warning: The role "owner" of the app cannot be declared.*stays in Entra as it is/),
      expect.stringMatching(
        /^warning: The group "klaviyo-analysts" is left out: it has the role "owner", which cannot be assigned\. Its members keep the app/,
      ),
    ]);
    expect(adopt(changes).account.assignments.map(({ group: name }) => name)).toEqual(['klaviyo-admins']);
  });

  it('are made by the first plan where the application lacks them', () => {
    const roles = ROLES.filter(({ value }) => value !== 'manager');

    expect(notesOf({ roles })).toEqual([
      expect.stringContaining(
        'no app role for "manager". The first plan makes it (azuread_application_app_role.role-manager)',
      ),
    ]);
  });

  it('are left alone where they are switched off and nobody has them, unless they are built in', () => {
    const roles = [
      ...ROLES.map((role) => (role.value === 'support' ? { ...role, enabled: false } : role)),
      custom('old', { enabled: false }),
    ];
    const { account, notes } = adopt({ roles });

    expect(account.customRoles).toEqual([]);
    expect(account.identityProvider.app.appRoles).toHaveProperty('support');
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringMatching(/The app role "support" is switched off.*before it is switched on/) as string,
      },
    ]);
  });

  it('are warned of where they are switched off and assigned', () => {
    const roles = ROLES.map((role) => ({ ...role, enabled: role.value !== 'admin' }));

    expect(notesOf({ roles })).toEqual([
      expect.stringMatching(/^warning: The app role "admin" is switched off.*Switch it on/),
    ]);
  });

  it('tells of those for applications too, and of those that get another name', () => {
    const roles = ROLES.map((role) => (role.value === 'admin' ? { ...role, name: 'Chief' } : role));
    const { renamed, notes } = adopt({
      roles,
      registration: {
        memberTypes: new Map(
          roles.map((role) => [role.id, role.value === 'support' ? ['User', 'Application'] : ['User']]),
        ),
      },
    });

    expect(renamed).toEqual(['admin']);
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringMatching(/"support" is for "User" and "Application".*role-support/) as string,
      },
    ]);
  });

  it('make a portfolio', () => {
    const role = custom('portfolio_admin');

    expect(adopt({ roles: [role], assignments: [assigned(ADMINS, role)] }).account.kind).toBe('portfolio');
  });
});

describe('groups', () => {
  it.each([
    ['the role of the template', USER_ROLE, 'it has the role "User" of the template, which has no value'],
    ['no role', { ...USER_ROLE, id: NO_ROLE }, 'it is assigned without a role'],
  ])('leaves one out that has %s, with a warning that its people keep the app', (_what, role, reason) => {
    const changes = { assignments: [ADMIN, assigned(ANALYSTS, role)] };

    expect(notesOf(changes)).toEqual([
      expect.stringContaining(`warning: The group "klaviyo-analysts" is left out: ${reason}`),
    ]);
    expect(adopt(changes).people.map(({ userName, groups }) => [userName, ...groups])).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['alan@example.com', 'klaviyo-analysts'],
    ]);
  });

  it('leaves one out that has several roles, and keeps one that has the role of the template beside its own, with a warning', () => {
    const several = {
      assignments: [ADMIN, ...['analyst', 'support'].map((role) => assigned(ANALYSTS, appRole(role)))],
    };
    const beside = { assignments: [ADMIN, assigned(ADMINS, USER_ROLE)] };

    expect(notesOf(several)).toContainEqual(
      expect.stringContaining('left out: it has several roles ("analyst", "support")'),
    );
    expect(adopt(several).account.assignments).toHaveLength(1);
    expect(notesOf(beside)).toContainEqual(
      expect.stringMatching(
        /^warning: The group "klaviyo-admins" is assigned with other roles too \("admin", "User"\)/,
      ),
    );
    expect(adopt(beside).account.assignments).toMatchObject([{ role: 'admin', group: 'klaviyo-admins' }]);
  });

  it('gives those by their ids whose names two have', () => {
    const twin = { ...ANALYSTS, name: 'klaviyo-admins' };
    const { account, notes } = adopt({
      groups: [ADMINS, twin],
      assignments: [ADMIN, assigned(twin, appRole('analyst'))],
    });

    expect(account.assignments.map(({ group: name }) => name)).toEqual([ADMINS.id, ANALYSTS.id]);
    expect(account.identityProvider.adopt?.assignments).toHaveProperty(ADMINS.id);
    expect(notes.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('another group of the app has the same name'),
    );
    expect(adopt({ sharedNames: new Set([ADMINS.id]) }).account.assignments[0]!.identity).toEqual({
      by: 'id',
      id: ADMINS.id,
      name: 'klaviyo-admins',
    });
  });

  it('looks up one from another directory or of Microsoft 365 as any other, and warns of one that is not for roles', () => {
    const of = (keeping: object) => {
      const groups = [{ ...ADMINS, keeping: { ...ADMINS.keeping, ...keeping } }];
      return { groups, assignments: [ADMIN] };
    };

    expect(adopt(of({ isOnPremises: true, isUnified: true })).account.assignments).toMatchObject([{ create: false }]);
    expect(notesOf(of({ isOnPremises: true }))).toEqual([]);
    expect(notesOf(of({ isSecurityEnabled: false }))).toEqual([
      expect.stringMatching(/^warning: .*is not security-enabled, and the plan fails/),
    ]);
  });

  it('tells of groups in a group, whose people have nothing', () => {
    const groups = [
      group('b1', 'klaviyo-admins', [ADA], {
        nested: [
          { id: id('b9'), name: 'leads' },
          { id: id('b8'), name: 'heads' },
        ],
      }),
    ];

    expect(notesOf({ groups, assignments: [ADMIN] })).toEqual([
      expect.stringContaining('there are groups: "leads", "heads"'),
    ]);
  });

  it('tells of another application to which it is assigned', () => {
    const robot = {
      ...ADMIN,
      id: 'x',
      principalId: id('d1'),
      principalType: 'ServicePrincipal',
      principalName: 'Robot',
    } as const;

    expect(notesOf({ assignments: [ADMIN, assigned(ANALYSTS, appRole('analyst')), robot] })).toEqual([
      'info: The application "Robot" has the app too, which is nobody in Klaviyo. No plan sees it.',
    ]);
  });

  it('refuses an application in which no group has a role', () => {
    expect(() => adopt({ assignments: [], groups: [] })).toThrow('(its groups: none)');
    expect(() => adopt({ assignments: [assigned(ADMINS, USER_ROLE)], groups: [ADMINS] })).toThrow(
      '(its groups: "klaviyo-admins")',
    );
  });
});

describe('people', () => {
  it('are warned of by name who have the app directly, and what to do', () => {
    const assignments = [ADMIN, assigned(ANALYSTS, appRole('analyst')), assigned(user('grace@example.com'), USER_ROLE)];

    expect(notesOf({ assignments, people: [user('grace@example.com')] })).toEqual([
      expect.stringMatching(
        /^warning: The app is assigned to somebody directly: "grace@example.com" \("User"\).*Put each into a group/,
      ),
    ]);
  });

  it('are warned of by name who have several roles, and not those who have left', () => {
    const left = user('left@example.com', { enabled: false });
    const groups = [group('b1', 'klaviyo-admins', [ADA, ALAN, left]), group('b2', 'klaviyo-analysts', [ALAN, left])];

    expect(notesOf({ groups })).toEqual([
      expect.stringMatching(
        /^warning: Somebody has several roles.*: "alan@example.com" \("admin" by "klaviyo-admins", "analyst" by "klaviyo-analysts"\)\. Leave each/,
      ),
    ]);
  });

  it('are counted from the eleventh on', () => {
    const many = Array.from({ length: 12 }, (_, index) => user(`p${String(index).padStart(2, '0')}@example.com`));

    expect(
      notesOf({
        groups: [ADMINS],
        people: many,
        assignments: [ADMIN, ...many.map((one) => assigned(one, appRole('admin')))],
      })[0],
    ).toContain('"p09@example.com" ("admin") and 2 more.');
  });

  it('are in the roster by the attribute that is mapped, guests as Entra pushes them, and told where they have none', () => {
    const GUEST = user('hedy_example.org#EXT#@acme.onmicrosoft.com');
    const groups = [
      group('b1', 'klaviyo-admins', [ADA, user('nobody', { mail: undefined }), user('=1@example.com'), GUEST]),
    ];
    const { people, notes } = adopt({ groups, assignments: [ADMIN] });

    expect(people).toEqual([
      {
        userName: 'ada@example.com',
        givenName: 'Ada',
        familyName: 'Lovelace',
        groups: ['klaviyo-admins'],
        status: 'active',
      },
      expect.objectContaining({ userName: 'hedy@example.org', groups: ['klaviyo-admins'] }),
    ]);
    expect(notes.map(({ text }) => text)).toEqual([
      expect.stringContaining('have a userPrincipalName that is no e-mail address and are not in the roster: "nobody"'),
      expect.stringContaining('a userName that a roster refuses'),
    ]);
  });
});
