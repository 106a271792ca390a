import { entraRule } from '../../../../src/rules/entra/entra-rule.js';
import { orMember } from '../../../../src/rules/entra/entra-members.js';
import {
  adopt,
  ADA,
  ADMINS,
  ALAN,
  appRole,
  assigned,
  group,
  type LiveChanges,
  notesOf,
  user,
} from './live-application.js';

const DATA = user('grace@example.com', { attributes: { department: 'Data', companyName: 'Acme' } });
const RULE = 'user.department -eq "data"';

/** An application with the admins, and analysts whom a rule chooses. */
function byRule(rule: string, users = [DATA], changes: Parameters<typeof group>[3] = {}): LiveChanges {
  const dynamic = group('b3', 'klaviyo-data', users, { rule, ...changes });
  return {
    groups: [ADMINS, dynamic],
    assignments: [assigned(ADMINS, appRole('admin')), assigned(dynamic, appRole('analyst'))],
  };
}

describe('a dynamic group', () => {
  it('is taken over with its condition where the stack writes the rule that it has', () => {
    const { text, account, people, notes, imports } = adopt(byRule(RULE));

    expect(notes).toEqual([]);
    expect(text).toContain('when: { attribute: department, equals: data }');
    expect(account.identityProvider.adopt?.groups).toEqual({ 'klaviyo-data': '00000000-0000-0000-0000-0000000000b3' });
    expect(account.assignments[1]).toMatchObject({ group: 'klaviyo-data', create: true });
    expect(people.at(-1)).toMatchObject({ userName: 'grace@example.com', attributes: { department: 'Data' } });
    expect(imports).toContain('azuread_group.group-klaviyo-data');
  });

  it('is taken over with those whom it names', () => {
    const at = { line: 1, column: 1 };
    const when = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'data', at } as const;
    const rule = entraRule(orMember(when, [{ user: 'alan@example.com', at }]));
    const { account, notes } = adopt(byRule(rule, [DATA, ALAN]));

    expect(notes).toEqual([]);
    expect(account.assignments[1]!.membership).toMatchObject({
      when: { attribute: 'department', value: 'data' },
      members: [{ user: 'alan@example.com' }],
    });
  });

  it('that a stack has made is taken over without those whom it leaves out for the groups before it', () => {
    const chiefs = user('ceo@example.com', { attributes: { department: 'Data', companyName: 'Acme' } });
    const first = group('b3', 'klaviyo-acme', [DATA, chiefs], { rule: 'user.companyName -eq "acme"' });
    const at = { line: 1, column: 1 };
    const equals = (attribute: string, value: string) =>
      ({ kind: 'attribute', attribute, operator: 'equals', value, at }) as const;
    const leftOut = { kind: 'not', condition: equals('companyName', 'acme') } as const;
    const rule = entraRule({ kind: 'all', conditions: [equals('department', 'data'), leftOut] });
    const other = user('new@example.com', { attributes: { department: 'data' } });
    const second = group('b4', 'klaviyo-data', [other], { rule });
    const { account, notes } = adopt({
      groups: [first, second],
      assignments: [assigned(first, appRole('admin')), assigned(second, appRole('analyst'))],
    });

    expect(notes).toEqual([]);
    expect(account.assignments.map(({ membership }) => membership)).toMatchObject([
      { when: { attribute: 'companyName', value: 'acme' } },
      { when: { attribute: 'department', value: 'data' } },
    ]);
  });

  it.each<[string, LiveChanges, string]>([
    ['its rule cannot be read back', byRule('user.department -ne "data"'), 'cannot be read back'],
    [
      'its rule lists people alone',
      byRule('user.userPrincipalName -in ["grace@example.com"]'),
      'which needs no rule: members',
    ],
    ['it is of Microsoft 365', byRule(RULE, [DATA], { isUnified: true }), 'a Microsoft 365 group'],
    ['its rule is paused', byRule(RULE, [DATA], { isProcessed: false }), 'Its rule is paused'],
    [
      'it shares its name',
      { ...byRule(RULE), sharedNames: new Set(['00000000-0000-0000-0000-0000000000b3']) },
      'is given by its id',
    ],
    [
      'somebody is in it whom it does not choose',
      byRule(RULE, [DATA, ALAN]),
      'are in the group and not chosen by it: "alan@example.com"',
    ],
    ['the owner is named', byRule(`${RULE} -or user.userPrincipalName -in ["owner@example.com"]`), 'names the owner'],
    [
      'it is written in other words',
      byRule('(user.department -eq "Data")'),
      'write { when: { attribute: department, equals:',
    ],
  ])('is looked up, with a warning that says why, where %s', (_what, live, reason) => {
    const notes = notesOf(live).filter((note) => note.includes('A rule of Entra fills'));

    expect(notes).toEqual([expect.stringMatching(/^warning: A rule of Entra fills the group "klaviyo-data"/)]);
    expect(notes[0]).toContain(reason);
    expect(adopt(live).account.assignments.at(-1)).toMatchObject({ create: false });
  });

  it('is looked up where somebody is not in it whom it chooses, of all people of the groups', () => {
    const late = user('late@example.com', { attributes: { department: 'DATA' } });
    const admins = { ...ADMINS, users: [ADA, late] };
    const live = byRule(RULE);

    expect(notesOf({ ...live, groups: [admins, live.groups![1]!] })).toContainEqual(
      expect.stringContaining('are chosen by it and not in the group: "late@example.com"'),
    );
  });
});
