import { mappingPlan } from '../../../../src/provider/entra/synchronization/mapping-plan';
import { mappingRefusals } from '../../../../src/provider/entra/synchronization/mapping-refusals';
import { type SynchronizationSchema } from '../../../../src/provider/entra/synchronization/synchronization-schema';
import {
  attribute,
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

const STOPPED = { id: 'scim.0a.0b', templateId: 'scim', schedule: 'Disabled', status: 'Paused', quarantine: undefined };
const OTHER_TARGET = 'urn:ietf:params:scim:schemas:core:2.0:User:role';

const refusalsOf = (
  schema: SynchronizationSchema,
  { job = STOPPED, ...more }: { job?: typeof STOPPED; prune?: boolean } = {},
): readonly string[] => {
  const declared = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName', prune: false, ...more } as const;
  const users = usersOf(schema);
  return mappingRefusals(job, schema, users, mappingPlan(schema, users, declared), declared);
};

describe('what keeps the mapping of users from being written', () => {
  it('GIVEN everything as expected THEN nothing', () => {
    expect(refusalsOf(schemaOf([USER_NAME]))).toEqual([]);
    expect(refusalsOf(schemaOf([USER_NAME, ROLE]))).toEqual([]);
  });

  it.each([
    ['runs', 'Active', 'Active', 'The job "scim.0a.0b" runs (schedule "Active", status "Active")'],
    ['may run', 'Sleeping', 'Active', 'The job "scim.0a.0b" may run (schedule "Sleeping", status "Active")'],
  ])('GIVEN a job that %s THEN it has to be paused, but only for a change', (_, schedule, status, sentence) => {
    const job = { ...STOPPED, schedule, status };

    expect(refusalsOf(schemaOf([USER_NAME]), { job })).toEqual([expect.stringContaining(sentence)]);
    expect(refusalsOf(schemaOf([USER_NAME]), { job })).toEqual([
      expect.stringContaining('Provisioning > Pause provisioning'),
    ]);
    expect(refusalsOf(schemaOf([USER_NAME, ROLE]), { job })).toEqual([]);
  });

  it('GIVEN a rule that Microsoft keeps THEN it is not written', () => {
    const schema = readWire(wireSchema([userMapping([USER_NAME])], { rule: { editable: false } }));

    expect(refusalsOf(schema)).toEqual([
      expect.stringContaining('The rule "USER_OUTBOUND_USER" of the schema cannot be changed'),
    ]);
  });

  it.each([
    ['no userName', [mapped('externalId', attribute('mail'), { matchingPriority: 1 })], 'userName is not mapped'],
    ['two spellings of it', [USER_NAME, mapped('username', attribute('mail'))], 'userName is mapped 2 times'],
  ])('GIVEN %s THEN a person has to map it', (_, mappings, sentence) => {
    expect(refusalsOf(schemaOf(mappings))).toEqual([expect.stringContaining(sentence)]);
  });

  it('GIVEN a source that the schema does not know THEN it is named', () => {
    const whole = wireSchema([userMapping([USER_NAME])], { sources: ['userPrincipalName', 'mail'] });

    expect(refusalsOf(readWire(whole))).toEqual([
      expect.stringContaining('The schema knows no attribute "appRoleAssignments" of Entra\'s users.'),
    ]);
  });

  it('GIVEN directories that the schema does not describe THEN nothing is written blindly', () => {
    const unknown = { rule: { sourceDirectoryName: 'one', targetDirectoryName: 'two' } };

    expect(refusalsOf(readWire(wireSchema([userMapping([USER_NAME])], unknown)))).toEqual([
      expect.stringContaining('The schema does not say which attributes "one" has.'),
      expect.stringContaining('The schema does not say which attributes "two" has.'),
    ]);
  });

  it('GIVEN the role twice at its target THEN a person has to delete one', () => {
    expect(refusalsOf(schemaOf([USER_NAME, ROLE, ROLE]))).toEqual([expect.stringContaining('is mapped 2 times')]);
  });

  it('GIVEN the role at another spelling of its target THEN it is not written beside it', () => {
    const spelt = mapped('Roles[primary eq "true"].value', ROLE_SOURCE);

    expect(refusalsOf(schemaOf([USER_NAME, spelt]))).toEqual([
      expect.stringContaining(
        'The role is mapped to "Roles[primary eq \\"true\\"].value", which is another spelling of',
      ),
    ]);
  });

  it('GIVEN the role at another target THEN it is not mapped twice, unless that mapping is pruned', () => {
    const schema = schemaOf([USER_NAME, mapped(OTHER_TARGET, ROLE_SOURCE)]);

    expect(refusalsOf(schema)).toEqual([expect.stringContaining(`The role is mapped to "${OTHER_TARGET}" already`)]);
    expect(refusalsOf(schema, { prune: true })).toEqual([]);
  });

  it('GIVEN a new attribute and a directory that is read-only THEN it cannot be added', () => {
    const whole = wireSchema([userMapping([USER_NAME])], { targets: ['userName'], target: { readOnly: true } });

    expect(refusalsOf(readWire(whole))).toEqual([
      expect.stringContaining('cannot be added to "customappsso", which is read-only'),
    ]);
  });

  it.each([
    ['nothing to match people by', [mapped('userName', attribute('userPrincipalName'))], false],
    [
      'what people are matched by removed',
      [
        mapped('userName', attribute('userPrincipalName')),
        mapped('externalId', attribute('mail'), { matchingPriority: 1 }),
      ],
      true,
    ],
    [
      'the role alone to match people by',
      [mapped('userName', attribute('userPrincipalName')), mapped(ROLE_TARGET, ROLE_SOURCE, { matchingPriority: 1 })],
      false,
    ],
  ])('GIVEN %s THEN that is refused', (_, mappings, prune) => {
    expect(refusalsOf(schemaOf(mappings), { prune })).toEqual([
      expect.stringContaining('No mapping would be left by which Entra finds people in Klaviyo.'),
    ]);
  });
});
