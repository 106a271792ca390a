import { readSchema, SCHEMA_FORM } from '../../../../src/provider/entra/synchronization/synchronization-schema';
import { answeringGraph } from './answering-graph';
import {
  GROUP_MAPPING,
  mapped,
  readWire,
  ROLE,
  ROLE_SOURCE,
  schemaOf,
  USER_NAME,
  userMapping,
  wireSchema,
} from './sample-schema';

const faultsOf = (whole: unknown): readonly string[] =>
  SCHEMA_FORM.safeParse(whole).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the schema of a job', () => {
  it('GIVEN a schema WHEN it is read THEN its rules, mappings and directories are there, and the whole as it came', async () => {
    const whole = wireSchema([userMapping([USER_NAME, ROLE])]);
    const graph = answeringGraph({ '/servicePrincipals/sp-1/synchronization/jobs/scim.0a.0b/schema': whole });

    const schema = await readSchema(graph, 'sp-1', 'scim.0a.0b');

    expect(schema.whole).toBe(whole);
    expect(schema.rules[0]).toMatchObject({
      id: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8',
      isEditable: true,
      sourceDirectory: 'Azure Active Directory',
      targetDirectory: 'customappsso',
    });
    expect(schema.rules[0]?.objectMappings[0]).toMatchObject({
      name: 'Provision Microsoft Entra ID Users',
      enabled: true,
      flowTypes: ['Add', 'Update', 'Delete'],
      isFiltered: false,
      sourceObject: 'User',
    });
    expect(schema.rules[0]?.objectMappings[0]?.attributes[1]).toEqual({
      target: 'roles[primary eq "True"].value',
      source: ROLE_SOURCE,
      defaultValue: undefined,
      flowType: 'Always',
      matchingPriority: 0,
    });
    expect(schema.directories.map(({ name }) => name)).toEqual(['Azure Active Directory', 'customappsso']);
  });

  it('GIVEN what Graph may leave out WHEN it is read THEN its defaults stand there', () => {
    const sparse = { targetAttributeName: 'active', source: { type: 'Attribute' } };

    const [mapping] = schemaOf([sparse], { name: null, flowTypes: '' }).rules[0]!.objectMappings.slice(1);

    expect(mapping).toMatchObject({ name: '', flowTypes: [] });
    expect(mapping?.attributes).toEqual([
      {
        target: 'active',
        source: { type: 'Attribute', name: '', expression: '', parameters: [] },
        defaultValue: undefined,
        flowType: 'Always',
        matchingPriority: 0,
      },
    ]);
  });

  it('GIVEN a rule that does not say whether it can be changed WHEN it is read THEN it cannot', () => {
    const whole = wireSchema([userMapping([USER_NAME])], { rule: { editable: null } });

    expect(readWire(whole).rules[0]?.isEditable).toBe(false);
  });

  it.each([
    ['no scope', undefined, false],
    [
      'an empty filter',
      { '@odata.type': 'filter', groups: [], categoryFilterGroups: [], inputFilterGroups: null },
      false,
    ],
    ['a filter', { groups: [{ name: 'only one country', clauses: [] }] }, true],
    ['a filter of another kind', { groups: [], categoryFilterGroups: [{}] }, true],
    ['something else', 'all', true],
  ])('GIVEN %s WHEN it is read THEN it says whether people are kept out', (_, scope, isFiltered) => {
    const schema = schemaOf([USER_NAME], { scope });

    expect(schema.rules[0]?.objectMappings[1]?.isFiltered).toBe(isFiltered);
  });

  it.each([
    ['no rules', { ...wireSchema([]), synchronizationRules: [] }, 'synchronizationRules'],
    ['no directories', { ...wireSchema([GROUP_MAPPING]), directories: undefined }, 'directories'],
    [
      'a mapping without a target',
      wireSchema([userMapping([{ ...ROLE, targetAttributeName: undefined }])]),
      'synchronizationRules.0.objectMappings.0.attributeMappings.0.targetAttributeName',
    ],
    [
      'a source without a type',
      wireSchema([userMapping([mapped('active', { name: 'x' })])]),
      'synchronizationRules.0.objectMappings.0.attributeMappings.0.source.type',
    ],
    ['text', 'schema', ''],
  ])('GIVEN %s WHEN it is read THEN it is refused, and its place is named', (_, whole, place) => {
    expect(faultsOf(whole)).toEqual([place]);
  });
});
