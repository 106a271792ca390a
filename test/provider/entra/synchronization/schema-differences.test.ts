import fc from 'fast-check';
import { schemaDifferences } from '../../../../src/provider/entra/synchronization/schema-differences';
import { anySchema } from './any-schema';
import { attribute, GROUP_MAPPING, type Json, mapped, ROLE, USER_NAME, userMapping, wireSchema } from './sample-schema';

const schema = (...mappings: readonly Json[]): Json => wireSchema([GROUP_MAPPING, userMapping(mappings)]);

describe('the differences between a schema that was written and one that was read', () => {
  it('GIVEN any schema WHEN it is read as it was written THEN there is none', () => {
    fc.assert(fc.property(anySchema, (whole) => expect(schemaDifferences(whole, structuredClone(whole))).toEqual([])));
  });

  it.each([
    ['another version', { ...schema(USER_NAME), version: '8' }],
    ['another annotation', { ...schema(USER_NAME), '@odata.context': 'elsewhere' }],
    ['a member written out as nothing', { ...schema(USER_NAME), extra: null, more: [] }],
  ])('GIVEN %s THEN it does not count', (_, read) => {
    expect(schemaDifferences(schema(USER_NAME), read)).toEqual([]);
  });

  it('GIVEN the same mappings in another order THEN it does not count', () => {
    expect(schemaDifferences(schema(USER_NAME, ROLE), schema(ROLE, USER_NAME))).toEqual([]);
  });

  it.each([
    ['a changed source', schema(mapped('userName', attribute('mail'), { matchingPriority: 1 }), ROLE)],
    ['a mapping that is gone', schema(ROLE)],
    ['a mapping more', schema(USER_NAME, ROLE, mapped('title', null))],
    ['a mapping twice', schema(USER_NAME, ROLE, ROLE)],
    ['a rule less', { ...schema(USER_NAME, ROLE), synchronizationRules: [] }],
    ['text in place of a list', { ...schema(USER_NAME, ROLE), directories: 'none' }],
    ['a new member', { ...schema(USER_NAME, ROLE), extra: false }],
  ])('GIVEN %s THEN its place is named', (_, read) => {
    expect(schemaDifferences(schema(USER_NAME, ROLE), read)).not.toEqual([]);
  });

  it('GIVEN a changed mapping THEN its place is named by names', () => {
    const read = schema(mapped('userName', attribute('mail'), { matchingPriority: 1 }), ROLE);

    expect(schemaDifferences(schema(USER_NAME, ROLE), read)).toEqual([
      'synchronizationRules > USER_OUTBOUND_USER > objectMappings > Provision Microsoft Entra ID Users > attributeMappings > userName > source > expression',
      'synchronizationRules > USER_OUTBOUND_USER > objectMappings > Provision Microsoft Entra ID Users > attributeMappings > userName > source > name',
    ]);
  });

  it('GIVEN something else altogether THEN the whole is', () => {
    expect(schemaDifferences(schema(USER_NAME), 'nothing')).toEqual(['the whole']);
  });

  it('GIVEN entries that have no names THEN their places are', () => {
    expect(schemaDifferences({ list: [1, 2] }, { list: [1, 3] })).toEqual(['list > 1']);
    expect(schemaDifferences({ list: [1, 2] }, { list: [1] })).toEqual(['list']);
  });
});
