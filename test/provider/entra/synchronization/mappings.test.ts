import {
  roleMappingOf,
  sourceText,
  unsupportedMappings,
  userNameMappingOf,
} from '../../../../src/provider/entra/synchronization/mappings';
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
  wireSchema,
} from './sample-schema';

const OTHER_TARGET = 'urn:ietf:params:scim:schemas:core:2.0:User:role';
const constant = { type: 'Constant', name: 'admin', expression: '"admin"', parameters: [] };

describe('how the role is mapped', () => {
  it('GIVEN the one role of a person at the target THEN it is as declared', () => {
    expect(roleMappingOf(schemaOf([USER_NAME, ROLE]), ROLE_TARGET)).toMatchObject({
      state: 'as declared',
      there: { target: ROLE_TARGET },
      elsewhere: [],
      isKnown: true,
    });
  });

  it('GIVEN no mapping to the target THEN it is missing, and whether the directory has the attribute is said', () => {
    const schema = schemaOf([USER_NAME]);

    expect(roleMappingOf(schema, ROLE_TARGET)).toMatchObject({ state: 'missing', there: undefined, isKnown: true });
    expect(roleMappingOf(schema, OTHER_TARGET)).toMatchObject({ state: 'missing', isKnown: false });
  });

  it('GIVEN the target in another spelling beside it THEN both write to it', () => {
    const other = mapped('Roles[primary eq "true"].value', constant);

    expect(roleMappingOf(schemaOf([USER_NAME, ROLE, other]), ROLE_TARGET)).toMatchObject({ state: 'repeated' });
    expect(roleMappingOf(schemaOf([USER_NAME, other]), ROLE_TARGET)).toMatchObject({ state: 'missing' });
    expect(userNameMappingOf(schemaOf([USER_NAME, mapped('username', attribute('mail'))])).state).toBe('repeated');
  });

  it('GIVEN a target directory that the schema does not describe THEN it is not known what it has', () => {
    const schema = readWire(wireSchema([userMapping([USER_NAME])], { rule: { targetDirectoryName: 'elsewhere' } }));

    expect(roleMappingOf(schema, ROLE_TARGET)).toMatchObject({ isKnown: undefined });
  });

  it.each([
    ['a constant', mapped(ROLE_TARGET, constant)],
    ['another function', mapped(ROLE_TARGET, { ...ROLE_SOURCE, name: 'AppRoleAssignmentsComplex' })],
    [
      'the role of something else',
      mapped(ROLE_TARGET, { ...ROLE_SOURCE, parameters: [{ key: 'source', value: attribute('mail') }] }),
    ],
    [
      'a second parameter',
      mapped(ROLE_TARGET, { ...ROLE_SOURCE, parameters: [...ROLE_SOURCE.parameters, ...ROLE_SOURCE.parameters] }),
    ],
    ['no parameter', mapped(ROLE_TARGET, { ...ROLE_SOURCE, parameters: [] })],
    ['a default role', mapped(ROLE_TARGET, ROLE_SOURCE, { defaultValue: 'admin' })],
    ['no source', mapped(ROLE_TARGET, null)],
    ['a role that is written once', mapped(ROLE_TARGET, ROLE_SOURCE, { flowType: 'ObjectAddOnly' })],
    ['a role that people are matched by', mapped(ROLE_TARGET, ROLE_SOURCE, { matchingPriority: 2 })],
  ])('GIVEN %s at the target THEN it is another mapping', (_, mapping) => {
    expect(roleMappingOf(schemaOf([USER_NAME, mapping]), ROLE_TARGET)).toMatchObject({ state: 'other' });
  });

  it('GIVEN an empty default value THEN it is as declared', () => {
    const mapping = mapped(ROLE_TARGET, ROLE_SOURCE, { defaultValue: '' });

    expect(roleMappingOf(schemaOf([mapping]), ROLE_TARGET)).toMatchObject({ state: 'as declared' });
  });

  it('GIVEN two mappings to the target THEN it is repeated', () => {
    expect(roleMappingOf(schemaOf([ROLE, ROLE]), ROLE_TARGET)).toMatchObject({ state: 'repeated' });
  });

  it.each([
    ['the function', ROLE_SOURCE],
    ['the attribute itself', attribute('appRoleAssignments')],
    [
      'another function of roles',
      { type: 'Function', name: 'AppRoleAssignmentsComplex', expression: '', parameters: [] },
    ],
    [
      'it inside another function',
      { type: 'Function', name: 'ToLower', expression: '', parameters: [{ key: 'source', value: ROLE_SOURCE }] },
    ],
  ])('GIVEN %s at another target THEN that mapping is named', (_, source) => {
    const mapping = roleMappingOf(schemaOf([ROLE, mapped(OTHER_TARGET, source), ACTIVE]), ROLE_TARGET);

    expect(mapping).toMatchObject({ state: 'as declared', elsewhere: [{ target: OTHER_TARGET }] });
  });

  it.each([
    ['no mapping of users', [GROUP_MAPPING], 'The schema of the job has no mapping of users.'],
    [
      'a mapping that is off',
      [userMapping([ROLE], { enabled: false })],
      'The mapping of users is switched off, so that nobody is provisioned.',
    ],
    [
      'two of them',
      [userMapping([ROLE]), userMapping([ROLE], { name: 'Second' })],
      'The schema of the job has 2 enabled mappings of users ("Provision Microsoft Entra ID Users", "Second"), not one.',
    ],
    [
      'a mapping to something else',
      [userMapping([ROLE], { targetObjectName: 'urn:example:Device' })],
      'The mapping of users writes to the object "urn:example:Device", which is not SCIM\'s user.',
    ],
  ])('GIVEN %s THEN nothing is known of it, and why', (_, mappings, why) => {
    const schema = readWire(wireSchema(mappings));

    expect(roleMappingOf(schema, ROLE_TARGET)).toEqual({ state: 'unclear', why });
    expect(userNameMappingOf(schema)).toEqual({ state: 'unclear', why });
    expect(unsupportedMappings(schema, ROLE_TARGET)).toEqual([]);
  });

  it.each(['User', 'urn:ietf:params:scim:schemas:core:2.0:User'])(
    'GIVEN the target object %s THEN it is that of a person',
    (targetObjectName) => {
      expect(roleMappingOf(schemaOf([ROLE], { targetObjectName }), ROLE_TARGET)).toMatchObject({
        state: 'as declared',
      });
    },
  );
});

describe('how the userName is mapped', () => {
  it('GIVEN an attribute THEN it is named', () => {
    expect(userNameMappingOf(schemaOf([USER_NAME]))).toMatchObject({
      state: 'attribute',
      attribute: 'userPrincipalName',
    });
  });

  it.each([
    ['a function', ACTIVE.source as never, 'Not([IsSoftDeleted])'],
    ['a constant', constant, '"admin"'],
  ])('GIVEN %s THEN its expression is told', (_, source, expression) => {
    expect(userNameMappingOf(schemaOf([mapped('userName', source)]))).toMatchObject({
      state: 'expression',
      expression,
    });
  });

  it('GIVEN none, or two THEN that is said', () => {
    expect(userNameMappingOf(schemaOf([ROLE]))).toEqual({ state: 'missing' });
    expect(userNameMappingOf(schemaOf([USER_NAME, USER_NAME]))).toEqual({ state: 'repeated' });
  });
});

describe('the mappings that Klaviyo does not support', () => {
  it('GIVEN mappings within and beyond its list THEN those beyond it are named, in their order', () => {
    const schema = schemaOf([
      ...[mapped('title', attribute('jobTitle')), USER_NAME, ACTIVE, ROLE],
      ...['emails[type eq "work"].value', 'emails[primary eq "True"].value', 'name.givenName', 'name.familyName'].map(
        (target) => mapped(target, attribute('mail')),
      ),
      mapped('externalId', attribute('mailNickname')),
    ]);

    expect(unsupportedMappings(schema, ROLE_TARGET).map(({ target }) => target)).toEqual(['title', 'externalId']);
  });

  it('GIVEN another attribute that carries the role THEN the default one is beyond the list', () => {
    const schema = schemaOf([mapped(OTHER_TARGET, ROLE_SOURCE), ROLE]);

    expect(unsupportedMappings(schema, OTHER_TARGET).map(({ target }) => target)).toEqual([ROLE_TARGET]);
  });
});

describe('what a mapping writes', () => {
  it.each([
    [mapped('active', attribute('mail')), '[mail]'],
    [mapped('active', { type: 'Constant', name: 'x' }), 'x'],
    [mapped('active', null, { defaultValue: 'True' }), '"True"'],
    [mapped('active', null), 'nothing'],
  ])('GIVEN %j THEN it is %s', (mapping, text) => {
    expect(sourceText(schemaOf([mapping]).rules[0]!.objectMappings[1]!.attributes[0]!)).toBe(text);
  });
});
