import fc from 'fast-check';
import { changedSchema } from '../../../../src/provider/entra/synchronization/changed-schema';
import { type DeclaredMappings, mappingPlan } from '../../../../src/provider/entra/synchronization/mapping-plan';
import { mappingRefusals } from '../../../../src/provider/entra/synchronization/mapping-refusals';
import { roleMappingOf, userNameMappingOf } from '../../../../src/provider/entra/synchronization/mappings';
import { type SynchronizationSchema } from '../../../../src/provider/entra/synchronization/synchronization-schema';
import { anyDeclaration, anySchema } from './any-schema';
import {
  attribute,
  type Json,
  mapped,
  readWire,
  ROLE,
  ROLE_TARGET,
  schemaOf,
  USER_NAME,
  usersOf,
} from './sample-schema';

const STOPPED = { id: 'scim.0a.0b', templateId: 'scim', schedule: 'Disabled', status: 'Paused', quarantine: undefined };

/** The schema with the difference made; undefined where that would be refused. */
function applied(schema: SynchronizationSchema, declared: DeclaredMappings): SynchronizationSchema | undefined {
  const users = usersOf(schema);
  const plan = mappingPlan(schema, users, declared);
  if (mappingRefusals(STOPPED, schema, users, plan, declared).length > 0) return undefined;
  return readWire(changedSchema(schema, users, plan.changes));
}

/** The members of a JSON object of a test, one inside the other. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Json)[step], value);
}

/** The text of a schema with the attribute mappings of users and the attributes of the target directory taken out. */
function apartFromUsers(schema: SynchronizationSchema): string {
  const { at: place } = usersOf(schema);
  const whole = structuredClone(schema.whole);
  (at(whole, 'synchronizationRules', place.rule, 'objectMappings', place.mapping) as Json).attributeMappings = 'users';
  (at(whole, 'directories', 1, 'objects', 0) as Json).attributes = 'attributes';
  return JSON.stringify(whole);
}

const mappingTexts = (schema: SynchronizationSchema): readonly string[] => {
  const { at: place } = usersOf(schema);
  const way = ['synchronizationRules', place.rule, 'objectMappings', place.mapping, 'attributeMappings'];
  return (at(schema.whole, ...way) as readonly unknown[]).map((mapping) => JSON.stringify(mapping));
};

const definitionTexts = (schema: SynchronizationSchema): readonly string[] =>
  (at(schema.whole, 'directories', 1, 'objects', 0, 'attributes') as readonly unknown[]).map((each) =>
    JSON.stringify(each),
  );

describe('a schema with the difference made', () => {
  it('GIVEN any schema WHEN the difference is made THEN every other part is the same, byte for byte', () => {
    fc.assert(
      fc.property(anySchema, anyDeclaration, (whole, declared) => {
        const schema = readWire(whole);
        const before = JSON.stringify(schema.whole);

        const after = applied(schema, declared);

        expect(JSON.stringify(schema.whole)).toBe(before);
        fc.pre(after !== undefined);
        expect(apartFromUsers(after)).toBe(apartFromUsers(schema));
        expect(definitionTexts(after).slice(0, definitionTexts(schema).length)).toEqual(definitionTexts(schema));
      }),
    );
  });

  it('GIVEN any schema WHEN the difference is made THEN only the mappings that it names are others, and the order is kept', () => {
    fc.assert(
      fc.property(anySchema, anyDeclaration, (whole, declared) => {
        const schema = readWire(whole);
        const users = usersOf(schema);
        const named = mappingPlan(schema, users, declared).changes.map(({ target }) => target);
        const isNamed = (text: string): boolean =>
          named.includes((JSON.parse(text) as Json).targetAttributeName as string);

        const after = applied(schema, declared);

        fc.pre(after !== undefined);
        const untouched = mappingTexts(schema).filter((text) => !isNamed(text));
        expect(mappingTexts(after).filter((text) => !isNamed(text))).toEqual(untouched);
      }),
    );
  });

  it('GIVEN any schema WHEN the difference is made twice THEN the second time there is nothing to do', () => {
    fc.assert(
      fc.property(anySchema, anyDeclaration, (whole, declared) => {
        const after = applied(readWire(whole), declared);

        fc.pre(after !== undefined);
        expect(mappingPlan(after, usersOf(after), declared).changes).toEqual([]);
        expect(roleMappingOf(after, declared.roleTarget)).toMatchObject({
          state: 'as declared',
          elsewhere: [],
          isKnown: true,
        });
        expect(userNameMappingOf(after)).toMatchObject({ state: 'attribute', attribute: declared.userName });
        expect(applied(after, declared)?.whole).toEqual(after.whole);
      }),
    );
  });

  it('GIVEN no mapping of the role WHEN the difference is made THEN it comes last, in the shape of exported schemas', () => {
    const declared = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName', prune: false } as const;

    const after = applied(schemaOf([USER_NAME]), declared);

    expect(mappingTexts(after!).map((text) => JSON.parse(text) as Json)).toEqual([USER_NAME, ROLE]);
  });

  it('GIVEN an attribute that the directory does not have WHEN the difference is made THEN it has it', () => {
    const declared = { roleTarget: 'custom:role', userName: 'userPrincipalName', prune: false } as const;

    const after = applied(schemaOf([USER_NAME]), declared);

    expect(JSON.parse(definitionTexts(after!).at(-1)!)).toMatchObject({
      ...{ name: 'custom:role', type: 'String', multivalued: false, required: false, mutability: 'ReadWrite' },
    });
  });

  it('GIVEN members of a mapping that nobody here knows WHEN a part of it changes THEN they stay', () => {
    const known = mapped('userName', attribute('mail'), { matchingPriority: 1, 'x-new': { deep: [1] } });
    const declared = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName', prune: false } as const;

    const after = applied(schemaOf([known, ROLE]), declared);

    expect(JSON.parse(mappingTexts(after!)[0]!)).toEqual({ ...known, source: attribute('userPrincipalName') });
  });
});
