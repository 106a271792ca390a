import { mappingPlan, type MappingPlan } from '../../../../src/provider/entra/synchronization/mapping-plan';
import { type SynchronizationSchema } from '../../../../src/provider/entra/synchronization/synchronization-schema';
import {
  ACTIVE,
  attribute,
  GROUP_MAPPING,
  mapped,
  readWire,
  ROLE,
  ROLE_SOURCE,
  ROLE_TARGET,
  schemaOf,
  USER_NAME,
  userMapping,
  usersOf,
  wireSchema,
} from './sample-schema';

const DECLARED = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName', prune: false } as const;
const TITLE = mapped('title', attribute('jobTitle'));

const planOf = (schema: SynchronizationSchema, declared = {}): MappingPlan =>
  mappingPlan(schema, usersOf(schema), { ...DECLARED, ...declared });

describe('what the mapping of users would change', () => {
  it('GIVEN everything as declared THEN nothing', () => {
    expect(planOf(schemaOf([USER_NAME, ACTIVE, ROLE]))).toEqual({
      changes: [],
      left: [],
      off: [],
      isFiltered: false,
      mapsGroups: true,
    });
  });

  it('GIVEN no mapping of the role THEN it is added', () => {
    expect(planOf(schemaOf([USER_NAME])).changes).toEqual([
      { kind: 'add', target: ROLE_TARGET, to: 'SingleAppRoleAssignment([appRoleAssignments])' },
    ]);
  });

  it('GIVEN a target that the directory does not have THEN it is defined first', () => {
    const roleTarget = 'urn:ietf:params:scim:schemas:core:2.0:User:role';

    expect(planOf(schemaOf([USER_NAME]), { roleTarget }).changes).toEqual([
      {
        kind: 'define',
        target: roleTarget,
        object: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
        directory: 'customappsso',
      },
      { kind: 'add', target: roleTarget, to: 'SingleAppRoleAssignment([appRoleAssignments])' },
    ]);
  });

  it('GIVEN another mapping at the target THEN each part of it that differs is named', () => {
    const other = mapped(ROLE_TARGET, attribute('jobTitle'), {
      ...{ defaultValue: 'admin', flowType: 'ObjectAddOnly', matchingPriority: 2 },
    });

    expect(planOf(schemaOf([USER_NAME, other])).changes).toEqual([
      {
        kind: 'change',
        target: ROLE_TARGET,
        parts: [
          { what: 'source', from: '[jobTitle]', to: 'SingleAppRoleAssignment([appRoleAssignments])' },
          { what: 'default value', from: '"admin"', to: 'none' },
          { what: 'applied', from: 'ObjectAddOnly', to: 'Always' },
          { what: 'matching precedence', from: '2', to: '0' },
        ],
      },
    ]);
  });

  it('GIVEN the role with a default value THEN the default value alone is changed', () => {
    const defaulted = mapped(ROLE_TARGET, ROLE_SOURCE, { defaultValue: 'analyst' });

    expect(planOf(schemaOf([USER_NAME, defaulted])).changes).toEqual([
      { kind: 'change', target: ROLE_TARGET, parts: [{ what: 'default value', from: '"analyst"', to: 'none' }] },
    ]);
  });

  it.each([
    ['another attribute', USER_NAME, '[userPrincipalName]'],
    [
      'a function',
      mapped('userName', { ...ROLE_SOURCE, expression: 'ToLower([mail])', name: 'ToLower' }),
      'ToLower([mail])',
    ],
  ])('GIVEN a userName from %s THEN its source is changed', (_, mapping, from) => {
    expect(planOf(schemaOf([mapping, ROLE]), { userName: 'mail' }).changes).toEqual([
      { kind: 'change', target: 'userName', parts: [{ what: 'source', from, to: '[mail]' }] },
    ]);
  });

  it('GIVEN mappings that Klaviyo does not support THEN they are left, and with prune removed', () => {
    const schema = schemaOf([TITLE, USER_NAME, mapped('Active', attribute('accountEnabled')), ROLE]);

    expect(planOf(schema)).toMatchObject({ changes: [], left: [{ target: 'title' }] });
    expect(planOf(schema, { prune: true })).toMatchObject({
      changes: [{ kind: 'remove', target: 'title', from: '[jobTitle]' }],
      left: [],
    });
  });

  it('GIVEN what is off, filtered and mapped beside it THEN that is told', () => {
    const off = { ...GROUP_MAPPING, enabled: false };
    const scope = { groups: [{ name: 'one country' }] };
    const schema = readWire(wireSchema([off, userMapping([USER_NAME, ROLE], { flowTypes: 'Add,Update', scope })]));

    expect(planOf(schema)).toMatchObject({ off: ['Delete'], isFiltered: true, mapsGroups: false });
  });

  it('GIVEN a mapping that is there twice THEN it is not touched', () => {
    expect(planOf(schemaOf([USER_NAME, USER_NAME, ROLE, ROLE]), { userName: 'mail' }).changes).toEqual([]);
  });
});
