import { assigned, OWNER_RECORD, provisioned, roster } from '../../drift/sample-account.js';
import { type Decided, remedyOf, type RemedyPlace } from './sample-remedy.js';

const ACCOUNT = `  - name: acme
    kind: account
    scim: { baseUrl: 'https://scim.example.com/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
`;
const ASSIGNMENTS = `    assignments:
      - { role: admin, group: admins, members: [root@example.com, ada@example.com] }
      - { role: support, group: helpers }
      - { role: manager, group: sales, when: { attribute: team, equals: sales } }
      - { role: analyst, group: analysts }
`;
const file = (provider: string, app: string): string =>
  `version: 1\n${provider}directory: { roster: people.csv }\naccounts:\n${ACCOUNT}${app}${ASSIGNMENTS}`;

const OKTA = file('okta: { org: acme }\n', '    app: { existing: 0oa1 }\n');
const ONELOGIN = file('onelogin: { subdomain: acme }\n', '    app: { kind: generic, connectorId: 110016 }\n')
  .replace('attribute: team', 'attribute: title')
  .replaceAll(/group: (helpers|analysts)/g, 'group: $1, create: true');
const DIRECT = file('', '    provisioning: { mode: direct }\n');
const NONE = file('', '');

const PEOPLE = roster(
  { userName: 'root@example.com' },
  { userName: 'ada@example.com', groups: ['analysts'] },
  { userName: 'lin@example.com', groups: ['analysts'] },
  { userName: 'both@example.com', groups: ['analysts', 'helpers'] },
  { userName: 'max@example.com', attributes: { team: 'sales' } },
);
const user = (name: string, role: string, active = true) =>
  provisioned({ id: `${name}-1`, userName: `${name}@example.com`, role, active });
const USERS = [
  ...[OWNER_RECORD, user('root', 'admin'), user('ada', 'admin'), user('lin', 'analyst')],
  ...[user('both', 'support'), user('max', 'manager'), user('eve', 'support', false)],
];

function remedied(text: string, decided: Decided, more: Partial<RemedyPlace> = {}) {
  const person = remedyOf({ text, directory: PEOPLE, users: USERS, decisions: [decided], ...more }).of(decided[0]);
  return { ...person, said: person.steps.map(({ where, what }) => `${where}: ${what}`) };
}

const steps = (...of: Parameters<typeof remedied>): readonly string[] => remedied(...of).said;
const linAt = (change: Parameters<typeof assigned>[0]) => [assigned({ userName: 'lin@example.com', ...change })];

describe('the steps to another role', () => {
  it('GIVEN somebody who is in the group of the new role already THEN they only leave the other one', () => {
    expect(steps(NONE, ['both', 'analyst'])).toEqual([
      'people.csv:5: Take "helpers" out of the groups of "both@example.com".',
      'Klaviyo > Settings > Users: Give "both@example.com" the role "analyst".',
    ]);
  });

  it('GIVEN a role by a rule THEN the rule is narrowed by hand, after they are in the new group', () => {
    const [into, out] = steps(DIRECT, ['max', 'support']);
    expect(into).toBe('people.csv:6: Add "helpers" to the groups of "max@example.com".');
    expect(out).toMatch(/^the access file: The rule of "sales" \(line 12 of the access file\) takes them in\..*\)\.$/);
  });

  it('GIVEN a member entry beside a group THEN the entry is left to the patch of the next run', () => {
    expect(steps(DIRECT, ['ada', 'support'])).toContain(
      'a terminal: Run this again. A member entry of another role is left, and the patch then takes it out.',
    );
  });

  it('GIVEN a group that the stack fills from the roster THEN people are put into it in the roster', () => {
    const text = OKTA.replace('group: helpers }', 'group: helpers, members: roster }');
    expect(steps(text, ['lin', 'support'], { assigned: linAt({}) })[0]).toBe(
      'people.csv:4: Add "helpers" to the groups of "lin@example.com".',
    );
  });

  it('GIVEN Okta was not read THEN somebody looks which role it gives', () => {
    expect(steps(OKTA, ['lin', 'support'])).toContain(
      'Okta, under the app > Assignments: See that "lin@example.com" has "support" there. It was not read who is assigned (no credentials).',
    );
  });

  it('GIVEN an assignment to the person alone with another role THEN it is given back to the group', () => {
    const found = (change: Parameters<typeof assigned>[0]) =>
      steps(OKTA, ['lin', 'support'], { assigned: linAt(change) }).some((step) => step.includes('to groups alone'));
    expect(found({ through: 'person', role: 'analyst' })).toBe(true);
    expect(found({ through: 'person', role: 'support' })).toBe(false);
    expect(found({ through: 'group', role: 'analyst' })).toBe(false);
  });

  it('GIVEN no record in Klaviyo and groups to change THEN nothing is written that the groups bring', () => {
    const users = USERS.filter(({ id }) => id !== 'lin-1');
    expect(steps(NONE, ['lin', 'support'], { users })).toEqual([
      'people.csv:4: Add "helpers" to the groups of "lin@example.com".',
      'people.csv:4: Take "analysts" out of the groups of "lin@example.com".',
    ]);
  });

  it('GIVEN no provisioning THEN the role is given in Klaviyo, and it says why no plan does', () => {
    const left = new Map([['lin@example.com', 'The account is not provisioned.']]);
    expect(steps(NONE, ['lin', 'support'], { planned: { left } }).at(-1)).toBe(
      'Klaviyo > Settings > Users: Give "lin@example.com" the role "support". No plan does it: The account is not provisioned.',
    );
  });

  it('GIVEN somebody whom nothing declares and who is switched off THEN no role is to be given to them', () => {
    expect(remedied(DIRECT, ['eve', 'analyst'])).toMatchObject({ state: 'done', steps: [] });
  });
});

describe('the steps to no access', () => {
  it('GIVEN somebody who is gone, with Okta not read THEN nobody is sent there for nothing', () => {
    expect(remedied(OKTA, ['eve'])).toMatchObject({ state: 'done', steps: [] });
  });

  it('GIVEN an Okta that switches nobody off THEN this is run again once the groups are left', () => {
    const off = OKTA.replace(
      '    assignments:',
      '    provisioning: { mode: console, deactivate: false }\n    assignments:',
    );
    expect(steps(off, ['lin'], { assigned: linAt({}) }).at(-1)).toBe(
      'a terminal: Run this again. It then makes plan.json if nothing else switches them off.',
    );
  });

  it('GIVEN OneLogin, which does not reach people who are there THEN the deploy is followed by what does, and by a look', () => {
    const directory = roster({ userName: 'root@example.com' }, { userName: 'ada@example.com' });
    expect(steps(ONELOGIN, ['ada'], { directory, assigned: [] })[1]).toBe(
      'the pipeline: Deploy, and then click Reapply All Mappings in OneLogin under Users > Mappings, so that they leave "admins". ' +
        'Take them out there by hand if they stay in.',
    );
  });

  it('GIVEN a member entry beside a group THEN the group goes first, and the entry with the next run', () => {
    expect(steps(DIRECT, ['ada']).slice(0, 2)).toEqual([
      'people.csv:3: Take "analysts" out of the groups of "ada@example.com".',
      'a terminal: Run this again. A member entry of the access file is left, and the patch then takes it out.',
    ]);
  });

  it('GIVEN members that the file has by an anchor THEN the entry goes by hand, with why', () => {
    const text = OKTA.replace('members: [root@', 'members: &all [root@').replace(
      'group: helpers }',
      'group: helpers, members: *all }',
    );
    const more = { directory: roster({ userName: 'root@example.com' }, { userName: 'ada@example.com' }) };
    const [hand, deploy] = steps(text, ['ada'], { ...more, assigned: [] });
    expect(hand).toMatch(/^the access file, lines? [\d, ]+: Take out the member entry by hand\. .+/);
    expect(deploy).toBe('the pipeline: Deploy.');
  });
});

describe('a group of two accounts', () => {
  const shop = (text: string, app: string, assignments: string): string =>
    `${text}${ACCOUNT.replace('acme', 'shop').replace('/scim/v2', '/shop/v2').replace('ACME', 'SHOP')}${app}    assignments:\n${assignments}`;
  const DIRECTLY = '    provisioning: { mode: direct }\n';
  const READS = '      - { role: analyst, group: analysts }\n';
  const LISTS = '      - { role: analyst, group: admins, members: [ada@example.com] }\n';

  it.each([
    ['both read from the roster', shop(DIRECT, DIRECTLY, READS), 'lin'],
    ['both have in one Okta', shop(OKTA, '    app: { existing: 0oa2 }\n', READS), 'lin'],
  ])('GIVEN one that %s THEN nobody leaves it, since it gives the other account, too', (_, text, name) => {
    const { state, notes } = remedied(text, [name]);
    expect(state).toBe('held');
    expect(notes.join()).toContain('The group "analysts" gives them shop, too, and on that nobody decided');
  });

  it.each([
    ['each of them lists for itself', shop(DIRECT, DIRECTLY, LISTS)],
    [
      'one lists, and the other reads from the roster',
      shop(DIRECT, DIRECTLY, READS.replace('group: analysts', 'group: admins')),
    ],
    [
      'one fills in Okta, and the other reads from the roster',
      shop(OKTA, DIRECTLY, READS.replace('group: analysts', 'group: admins')),
    ],
  ])('GIVEN one name that %s THEN they are two groups, and the patch takes the entry out', (_, text) => {
    const directory = roster(
      { userName: 'root@example.com', groups: ['admins'] },
      { userName: 'ada@example.com', groups: ['admins'] },
    );
    const { state, said } = remedied(text, ['ada'], { directory });
    expect(state).toBe('to-do');
    expect(said.join('\n')).toContain('Apply the patch');
  });

  it('GIVEN a group of the roster whose name another account has for a list of its own THEN they leave the group of the roster', () => {
    const text = shop(DIRECT, DIRECTLY, '      - { role: analyst, group: analysts, members: [lin@example.com] }\n');
    expect(steps(text, ['lin'])[0]).toBe('people.csv:4: Take "analysts" out of the groups of "lin@example.com".');
  });
});
