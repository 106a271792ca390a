import { type MappingOfRole, mappingOfRole } from '../../../../src/provider/onelogin/adopt/adopted-mappings.js';
import { type OneLoginRule, type OneLoginRuleCondition } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { sampleRule, sampleUser } from '../sample-user.js';
import { sampleLiveApp } from './sample-live-app.js';

const STAFF = { id: '7', name: 'staff', appIds: ['1'] };
const VISITORS = { id: '8', name: 'visitors', appIds: ['1'] };

const is = (source: string, value: string): OneLoginRuleCondition => ({ source, operator: '=', value });
/** A mapping that puts people into the role `staff`. */
const fills = (conditions: readonly OneLoginRuleCondition[], changes: Partial<OneLoginRule> = {}): OneLoginRule =>
  sampleRule({ name: 'fill', conditions, actions: [{ action: 'add_role', values: ['7'] }], ...changes });

/** What becomes of the role `staff` with a mapping, of people in marketing of whom some are in it and the others in `visitors`. */
function roleFilledBy(
  mapping: OneLoginRule,
  {
    managed = true,
    marketing = 0,
    inRole = marketing,
  }: { managed?: boolean; marketing?: number; inRole?: number } = {},
): MappingOfRole | undefined {
  const users = Array.from({ length: marketing }, (_, index) =>
    sampleUser(`p${index}`, { attributes: { department: 'Marketing' } }),
  );
  const ids = users.map(({ id }) => id);
  const live = sampleLiveApp({
    mappings: [mapping],
    roles: [STAFF, VISITORS],
    members: new Map([
      ['7', new Set(ids.slice(0, inRole))],
      ['8', new Set(ids.slice(inRole))],
    ]),
    people: new Map(users.map((user) => [user.id, user])),
  });
  return mappingOfRole(live, STAFF, managed);
}

const reasonOf = (found: MappingOfRole | undefined): string =>
  found?.kind === 'kept elsewhere' ? found.reason : `no reason: ${JSON.stringify(found)}`;

describe('a mapping of OneLogin that fills a role', () => {
  const MARKETING = fills([is('department', 'Marketing')]);

  test("GIVEN a condition on a person's name WHEN it chooses those in the role THEN it is taken over without a column of its own", () => {
    const found = roleFilledBy(fills([is('lastname', 'Lovelace')]), { marketing: 2 });
    expect(found).toMatchObject({ kind: 'taken over', when: { attribute: 'familyName', equals: 'Lovelace' } });
  });

  test('GIVEN a role that is named by its id WHEN a mapping fills it THEN a stack does not take the mapping over', () => {
    const reason = reasonOf(roleFilledBy(MARKETING, { managed: false, marketing: 1 }));
    expect(reason).toContain(
      '"staff" is filled by the mapping "fill" (1), and the access file does not say who is in it.',
    );
    expect(reason).toContain('That goes on. The role is named by its id, and a stack fills only roles that it makes.');
  });

  test.each([
    ['people besides a condition', [is('email', 'ada@example.com'), is('department', 'IT')], 'writes as two mappings'],
    ['the username, which no column of a roster may be called', [is('username', 'ada')], 'cannot hold its conditions'],
    [
      'fields in an order that a stack changes',
      [is('title', 'A'), is('department', 'B'), is('title', 'C')],
      'exactly as',
    ],
    ['the whole name of an object of a directory', [is('member_of', 'CN=Staff')], 'cannot hold its conditions'],
    [
      'more conditions than a stack writes',
      Array.from({ length: 201 }, (_, index) => is('title', `T${index}`)),
      'exactly as',
    ],
  ])(
    'GIVEN a mapping that asks for %s WHEN it is adopted THEN it stays in OneLogin, and the file says why',
    (_what, conditions, why) => {
      expect(reasonOf(roleFilledBy(fills(conditions, { match: 'any' })))).toContain(why);
    },
  );

  test('GIVEN people whom it chooses and who are not in the role WHEN it is adopted THEN it is not taken over, and they are named', () => {
    const reason = reasonOf(roleFilledBy(MARKETING, { marketing: 2, inRole: 1 }));
    expect(reason).toContain('these people are chosen by it and not in the role: "p1@example.com".');
  });

  test('GIVEN more people than a sentence holds WHEN they were put in by hand THEN ten are named and the others counted', () => {
    const reason = reasonOf(roleFilledBy(fills([is('department', 'Sales')]), { marketing: 12 }));
    expect(reason).toMatch(/put in by hand: "p0@example\.com", .*"p9@example\.com" and 2 more\.$/);
    expect(reason).not.toContain('p10@');
  });

  test('GIVEN a mapping of another role WHEN a role is adopted THEN its people are put in by hand', () => {
    expect(
      roleFilledBy(fills([is('title', 'A')], { actions: [{ action: 'add_role', values: ['8'] }] })),
    ).toBeUndefined();
  });
});
