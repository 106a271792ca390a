import { PlanError } from '../../../../src/plan/plan-error.js';
import { type RolesInUse } from '../../../../src/plan/guard/roles-in-use.js';
import { HARMLESS, reasons, roleAttributeChange } from '../plan-fixture.js';

const list = (...roles: readonly unknown[]): Readonly<Record<string, unknown>> => ({ index: 'role', enum: roles });
const BEFORE = list('admin', 'analyst', 'support');

const of = (
  after: Readonly<Record<string, unknown>>,
  rolesInUse?: RolesInUse,
  actions: readonly string[] = ['update'],
) => reasons('role-value', roleAttributeChange({ actions, before: BEFORE, after }), rolesInUse);

const inUse = (people: Readonly<Record<string, number>>, withoutKnownRole = 0): RolesInUse => ({
  source: 'Klaviyo account acme',
  people: new Map(Object.entries(people)),
  withoutKnownRole,
});

const refused = (held: string, counting: string): string =>
  `The deploy would remove role values that people may have: ${held}. ${counting}Okta refuses to save a person whose role is not ` +
  'in the list. Give those people another role first';
const COUNTING = 'Deactivated people count too. ';

describe('role-value', () => {
  it('GIVEN roles that go WHEN it is not known who has them THEN they are refused, with how to find out', () => {
    const who = 'who has it is not known';
    expect(of(list('admin'))).toEqual([
      `${refused(`analyst (${who}), support (${who})`, '')}, or name the access file with --config so that the guard can ask Klaviyo.`,
    ]);
  });

  it.each([
    [2, '2 people'],
    [1, '1 person'],
  ])('GIVEN a role that goes WHEN %d people have it THEN they are counted', (number, words) => {
    expect(of(list('admin', 'analyst'), inUse({ support: number, admin: 3 }))).toEqual([
      `${refused(`support (${words} in Klaviyo account acme)`, COUNTING)}.`,
    ]);
  });

  it('GIVEN roles that go WHEN people have one of them THEN that one is named', () => {
    expect(of(list('admin'), inUse({ analyst: 1 }))).toEqual([
      `${refused('analyst (1 person in Klaviyo account acme)', COUNTING)}.`,
    ]);
  });

  it('GIVEN a role that goes WHEN nobody has it THEN it passes', () => {
    expect(of(list('admin', 'analyst'), inUse({ admin: 2 }))).toEqual([]);
  });

  it('GIVEN a role that goes WHEN people have it in another letter case THEN they count', () => {
    expect(of(list('admin', 'analyst'), inUse({ support: 1, Support: 2 }))).toEqual([
      `${refused('support (1 person, 2 people with "Support" in Klaviyo account acme)', COUNTING)}.`,
    ]);
    expect(of(list('admin', 'analyst'), inUse({ SUPPORT: 1 }))).toHaveLength(1);
  });

  it('GIVEN a role that goes WHEN the role of one person is not known THEN they count, and that is said', () => {
    expect(of(list('admin', 'analyst'), inUse({}, 1))).toEqual([
      `${refused(
        'support (1 person whose role is not known in Klaviyo account acme)',
        `${COUNTING}People whose record names no role, or several, may have any. `,
      )}.`,
    ]);
  });

  it('GIVEN a role list that is forgotten and created again WHEN a role is missing THEN it is refused', () => {
    expect(of(list('admin', 'analyst'), inUse({ support: 1 }), ['create', 'forget'])).toHaveLength(1);
  });

  it('GIVEN a list that goes as a whole THEN every role counts as removed', () => {
    expect(of({ index: 'role' }, inUse({ admin: 1 }))[0]).toContain('admin (1 person');
  });

  it('GIVEN a list that only grows THEN it passes', () => {
    expect(of(list('support', 'analyst', 'admin', 'manager'))).toEqual([]);
  });

  it.each([...HARMLESS, 'create', 'delete'])('GIVEN roles that go WHEN actions are [%s] THEN it passes', (action) => {
    expect(of(list('admin'), undefined, [action])).toEqual([]);
  });

  it('GIVEN a list that cannot be read THEN the plan is refused, since nothing can be said of it', () => {
    expect(() => of(list('admin', 1))).toThrow(
      new PlanError('The role list of okta_app_user_schema_property.acme cannot be read in this plan.'),
    );
  });
});
