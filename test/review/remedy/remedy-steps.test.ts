import { ENTRA_WORDS } from '../../../src/provider/entra/words.js';
import { assigned, OWNER_RECORD, provisioned, roster } from '../../drift/sample-account.js';
import { type RemedyPlace, remedyOf } from './sample-remedy.js';

const accessFile = (provider: string, app: string, directory = 'roster: people.csv'): string => `version: 1
${provider}directory: { ${directory} }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://scim.example.com/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
${app}    assignments:
      - { role: admin, group: admins, members: [root@example.com, ada@example.com] }
      - { role: support, group: helpers }
      - { role: manager, group: sales, when: { attribute: team, equals: sales } }
      - { role: analyst, group: analysts }
`;

const OKTA = accessFile('okta: { org: acme }\n', '    app: { existing: 0oa1 }\n');
const DIRECT = accessFile('', '    provisioning: { mode: direct }\n');
const NONE = accessFile('', '');

const user = (name: string, role: string) => provisioned({ id: `${name}-1`, userName: `${name}@example.com`, role });
const PEOPLE = roster(
  { userName: 'root@example.com' },
  { userName: 'ada@example.com' },
  { userName: 'lin@example.com', groups: ['analysts'] },
  { userName: 'max@example.com', attributes: { team: 'sales' } },
);
const USERS = [
  OWNER_RECORD,
  user('root', 'admin'),
  user('ada', 'admin'),
  user('lin', 'analyst'),
  user('max', 'manager'),
  user('eve', 'support'),
];

const place = (text: string, decisions: RemedyPlace['decisions'], more: Partial<RemedyPlace> = {}): RemedyPlace => ({
  ...{ text, directory: PEOPLE, users: USERS, decisions },
  ...more,
});

const steps = (of: RemedyPlace, name: string) =>
  remedyOf(of)
    .of(name)
    .steps.map(({ where, what }) => `${where}: ${what}`);

describe('the steps of a remediation', () => {
  it('GIVEN a group of the roster, which Okta has too THEN both are left, and Okta switches them off', () => {
    const lin = assigned({ userName: 'lin@example.com' });
    expect(steps(place(OKTA, [['lin']], { assigned: [lin] }), 'lin')).toEqual([
      'people.csv:4: Take "analysts" out of the groups of "lin@example.com".',
      'Okta, under Directory > Groups: Take "lin@example.com" out of "analysts".',
      expect.stringContaining('Okta, under the app > Assignments: See that Okta has switched them off in Klaviyo.'),
    ]);
  });

  it('GIVEN a group of the roster, in a direct account THEN the plan comes with the next run', () => {
    expect(steps(place(DIRECT, [['lin']]), 'lin')).toEqual([
      'people.csv:4: Take "analysts" out of the groups of "lin@example.com".',
      'a terminal: Run this again. It then makes plan.json, which deactivates them.',
    ]);
  });

  it('GIVEN Okta was not read THEN somebody looks there', () => {
    expect(steps(place(OKTA, [['lin']]), 'lin')[2]).toBe(
      'Okta, under the app > Assignments: See what else gives them the app, and take it away. It was not read who is assigned (no credentials).',
    );
  });

  it('GIVEN a member THEN the patch goes first, then the deploy', () => {
    const of = place(OKTA, [['ada']], { assigned: [assigned({ userName: 'ada@example.com', role: 'admin' })] });
    expect(steps(of, 'ada').slice(0, 2)).toEqual([
      'access.yaml, line 11: Apply the patch, have it reviewed, and merge it.',
      'the pipeline: Deploy, so that they leave "admins".',
    ]);
    expect(remedyOf(of).patched).toContain('members: [root@example.com]');
  });

  it('GIVEN a rule THEN nobody patches it: it is about others', () => {
    const of = place(OKTA, [['max']], { assigned: [assigned({ userName: 'max@example.com', role: 'manager' })] });
    expect(remedyOf(of).patched).toBe(OKTA);
    expect(steps(of, 'max')[0]).toMatch(
      /^the access file: The rule of "sales" \(line 13 of the access file\) takes them in\. .* leaves them out and nobody else/,
    );
  });

  it('GIVEN somebody whom nothing declares THEN they go by the plan, by the limit, or by hand', () => {
    const of = (text: string, planned: RemedyPlace['planned']) =>
      steps(place(text, [['eve']], { assigned: [assigned({ userName: 'root@example.com' })], planned }), 'eve');
    const eve = 'eve@example.com';
    expect(of(OKTA, { planned: new Set([eve]) })).toEqual(['a terminal: Look through plan.json, and apply it.']);
    expect(of(DIRECT, { refused: new Set([eve]) })).toEqual([expect.stringContaining('A limit refuses the plan')]);
    expect(of(NONE, { left: new Map([[eve, 'Nobody plans.']]) })).toEqual([
      'Klaviyo > Settings > Users: Deactivate "eve@example.com": every record that is surely theirs. No plan does it: Nobody plans.',
    ]);
  });

  it('GIVEN an assignment to the person alone, or a group that nothing declares THEN it goes in Okta', () => {
    const direct = assigned({ userName: 'eve@example.com', through: 'person' });
    expect(steps(place(OKTA, [['eve']], { assigned: [direct] }), 'eve')[0]).toBe(
      'Okta, under the app > Assignments > People: Remove the assignment of "eve@example.com" alone.',
    );
    const group = assigned({ userName: 'eve@example.com', groups: ['other'] });
    expect(steps(place(OKTA, [['eve']], { assigned: [group] }), 'eve')[0]).toContain(
      'Take "eve@example.com" out of "other"',
    );
  });

  it('GIVEN another role by a group THEN into the new one first, and then out of the old one', () => {
    expect(steps(place(DIRECT, [['lin', 'support']]), 'lin')).toEqual([
      'people.csv:4: Add "helpers" to the groups of "lin@example.com".',
      'people.csv:4: Take "analysts" out of the groups of "lin@example.com".',
      'a terminal: Run this again. It then makes plan.json, which changes the role.',
    ]);
  });

  it('GIVEN a role that no list of members gives THEN the access file is changed by hand, and then deployed', () => {
    const of = place(OKTA, [['ada', 'content_creator']], { assigned: [assigned({ userName: 'ada@example.com' })] });
    expect(steps(of, 'ada').slice(0, 2)).toEqual([
      expect.stringMatching(/^the access file: Give "ada@example\.com" the role "content_creator" alone, by hand\./),
      'the pipeline: Deploy.',
    ]);
    expect(steps(place(DIRECT, [['ada', 'content_creator']]), 'ada').join()).not.toContain('Deploy');
  });

  it('GIVEN a change of the access file that Okta may not have yet THEN a group that the stack fills is left by a deploy', () => {
    const eve = (groups: readonly string[]) =>
      steps(place(OKTA, [['eve']], { assigned: [assigned({ userName: 'eve@example.com', groups })] }), 'eve')[0];
    const deploy = 'If a change of the access file that does so is not deployed yet, deploy it in place of that.';
    expect(eve(['admins'])).toContain(deploy);
    expect(eve([])).toContain(deploy);
    expect(eve(['helpers'])).not.toContain(deploy);
  });

  it('GIVEN another role of somebody whom nothing declares THEN no role is written that the next plan takes away', () => {
    expect(steps(place(DIRECT, [['eve', 'analyst']]), 'eve')[0]).toContain('Nothing declares "eve@example.com".');
  });

  it.each([
    ['a direct account', DIRECT, 'a terminal: ', 'Make them with `klaviyo-access reconcile plan`'],
    ['Okta', OKTA, 'Okta, under the app > Assignments: ', 'Okta'],
    ['no provisioning', NONE, 'Klaviyo > Settings > Users: ', 'Invite them'],
  ])(
    'GIVEN the new role of somebody who is not in Klaviyo, with %s THEN that is not done, and it says who makes them',
    (_, text, where, how) => {
      const users = USERS.filter(({ id }) => id !== 'lin-1');
      const of = place(text, [['lin', 'analyst']], { users, assigned: [] });
      const lacks = '"lin@example.com" has no active record in Klaviyo, and is to have the role "analyst". ';
      expect(remedyOf(of).of('lin').state).toBe('to-do');
      expect(steps(of, 'lin')).toEqual([expect.stringContaining(`${where}${lacks}`)]);
      expect(steps(of, 'lin')[0]).toContain(how);
    },
  );

  it('GIVEN a record that was made since the review THEN it is not taken for the one on which was decided', () => {
    const [note = '', ...others] = remedyOf(place(DIRECT, [['eve']], { reviewedId: 'eve-0' })).of('eve').notes;
    expect(note).toContain('The record "eve@example.com" with the id "eve-1" was not reviewed: it was made since.');
    expect(note).toContain('have it decided again');
    expect([others, remedyOf(place(DIRECT, [['eve']])).of('eve').notes]).toEqual([[], []]);
  });

  it('GIVEN groups of Entra or of a directory alone THEN the place is theirs', () => {
    const of = place(DIRECT, [['lin']], { directoryGroups: ENTRA_WORDS.groups });
    expect(steps(of, 'lin')[0]).toBe(
      'Entra, under Groups > All groups > the group > Members: Take "lin@example.com" out of "analysts".',
    );
  });

  it('GIVEN somebody who is gone already THEN nothing is to be done', () => {
    const gone = place(DIRECT, [['eve']], {
      users: USERS.map((each) => (each.id === 'eve-1' ? { ...each, active: false } : each)),
    });
    expect(remedyOf(gone).of('eve')).toMatchObject({ state: 'done', steps: [] });
  });
});

/** A second account, whose rule goes by a group of the first one. */
const RULED = `${DIRECT}  - name: shop
    kind: account
    scim: { baseUrl: 'https://scim.example.com/shop/v2', accessKey: { env: SHOP_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: analyst, group: shop-people, when: { memberOf: analysts } }
`;

describe('what a remediation holds back', () => {
  it.each<[string, Partial<RemedyPlace>, RemedyPlace['decisions'], string]>([
    ['the owner of today', { text: DIRECT.replace('owner@', 'eve@') }, [['eve']], 'They own the account'],
    [
      'somebody with the role of the owner',
      { users: USERS.map((each) => (each.id === 'eve-1' ? { ...each, role: 'owner' } : each)) },
      [['eve']],
      'They have the role of the owner',
    ],
    [
      'another base URL',
      { reviewedUrl: 'https://other.example.com/scim/v2' },
      [['eve']],
      'not the one that was reviewed',
    ],
    ['both admins', {}, [['root'], ['ada']], 'Nobody of full power would be left'],
    ['a role that there is not', {}, [['lin', 'reader']], 'The account has no role "reader" any more'],
    [
      'a role that the policy forbids',
      {
        text: `${DIRECT}policy: { forbid: [{ roles: [privileged], when: { memberOf: analysts }, reason: 'four eyes' }] }\n`,
      },
      [['lin', 'admin']],
      'The policy forbids them the role "admin": "four eyes"',
    ],
    [
      'a group by which a rule of another account goes',
      { text: RULED },
      [['lin']],
      'A rule of shop goes by the group "analysts", too',
    ],
    [
      'the same, to get another role',
      { text: RULED },
      [['lin', 'support']],
      'A rule of shop goes by the group "analysts", too',
    ],
  ])('GIVEN %s THEN there is no patch and no step', (_, change, decisions, why) => {
    const of = { ...place(DIRECT, decisions), ...change };
    const result = remedyOf(of);
    expect(result.patched).toBe(of.text);
    for (const person of result.people) {
      expect(person).toMatchObject({ state: 'held', steps: [] });
      expect(person.notes.join(' ')).toContain(why);
    }
  });

  it('GIVEN a rule that goes by the group of the new role THEN nobody is put into it, since the rule may give more', () => {
    const text = DIRECT.replace(
      '      - { role: support',
      '      - { role: manager, group: leads, when: { memberOf: helpers } }\n      - { role: support',
    );
    const all = steps(place(text, [['lin', 'support']]), 'lin').join('\n');
    expect(all).not.toContain('Add "helpers"');
    expect(all).toContain('No assignment gives "support" to a group of the directory');
  });

  it('GIVEN one admin of two THEN they may go', () => {
    expect(remedyOf(place(DIRECT, [['ada']])).of('ada').state).toBe('to-do');
  });
});
