import { readPlanJson } from '../../../src/plan/read-plan-json.js';
import { roleListChange } from '../../../src/plan/summary/role-list-change.js';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { OKTA_PLAN } from '../../../src/provider/okta/plan.js';
import { planOf, type WrittenChange } from './sample-plans.js';

const list = (...roles: readonly (readonly [role: string, title?: string])[]): object => ({
  index: 'role',
  enum: roles.map(([role]) => role),
  one_of: roles.flatMap(([role, title]) => (title === undefined ? [] : [{ const: role, title }])),
});

const change = (before: object, after: object, marks: Partial<WrittenChange> = {}): WrittenChange => ({
  type: 'okta_app_user_schema_property',
  before,
  after,
  ...marks,
});

const titledBy = (title: object): object => ({ index: 'role', enum: ['a'], one_of: [title] });

const described = (of: WrittenChange) =>
  roleListChange(readPlanJson(planOf([of])).resource_changes[0]!.change, OKTA_PLAN);

describe('roleListChange', () => {
  it('GIVEN a list WHEN roles come, go and are titled in another way THEN each is described', () => {
    const before = list(['admin', 'Admin'], ['support'], ['analyst']);
    const after = list(['admin', 'Chief'], ['lead', 'Lead'], ['analyst', 'Analyst']);
    expect(described(change(before, after))).toEqual({
      added: [{ role: 'lead', title: 'Lead' }],
      removed: [{ role: 'support', title: null }],
      retitled: [
        { role: 'admin', before: 'Admin', after: 'Chief' },
        { role: 'analyst', before: null, after: 'Analyst' },
      ],
      reordered: false,
    });
  });

  it('GIVEN the same roles in another order THEN that is described', () => {
    expect(described(change(list(['a'], ['b']), list(['b'], ['a'])))).toMatchObject({
      added: [],
      removed: [],
      reordered: true,
    });
  });

  it.each<[string, string, WrittenChange]>([
    ['sensitive', 'enum', change(list(['a']), list(['b']), { after_sensitive: { enum: true } })],
    ['not known yet', 'enum', change(list(['a']), { index: 'role' }, { after_unknown: { enum: true } })],
    ['no list of texts', 'enum', change({ index: 'role', enum: 'a' }, list(['a']))],
    ['titled by no texts', 'one_of[0].const', change(titledBy({ const: 'a' }), titledBy({ const: 1, title: 'A' }))],
    ['titled for other values', 'one_of[0].const', change(list(['a', 'A']), titledBy({ const: 'b', title: 'A' }))],
  ])(
    'GIVEN a list that is %s THEN it is not described as a list, but by its attribute %s',
    (_what, attribute, written) => {
      expect(described(written)).toBeUndefined();
      const [resource] = summarizePlan(planOf([written]), PLAN_PROVIDERS).changes;
      expect(resource).toMatchObject({ subject: 'role attribute', roles: null });
      expect(resource!.attributes.map(({ name }) => name)).toContain(attribute);
    },
  );

  it('GIVEN another attribute of the profile THEN it is none of the house', () => {
    const [resource] = summarizePlan(
      planOf([change({ index: 'locale', enum: ['a'] }, { index: 'locale', enum: ['b'] })]),
      PLAN_PROVIDERS,
    ).changes;
    expect(resource).toMatchObject({ subject: 'other', roles: null, attributes: [{ name: 'enum' }] });
  });

  it('GIVEN a role list that stays WHEN another attribute changes THEN no change of roles is described', () => {
    const [resource] = summarizePlan(
      planOf([change({ ...list(['a']), title: 'Role' }, { ...list(['a']), title: 'Rolle' })]),
      PLAN_PROVIDERS,
    ).changes;
    expect(resource).toMatchObject({ roles: null, attributes: [{ name: 'title' }] });
  });
});
