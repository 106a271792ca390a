import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedSide['values'], unknown: unknown = {}): PlannedSide => ({
  values,
  sensitive: true,
  unknown,
});
const NONE = side(null);
const job = (enabled?: boolean): Readonly<Record<string, unknown>> => ({
  template_id: 'scim',
  ...(enabled !== undefined && { enabled }),
});
const secret = (...keys: readonly string[]): Readonly<Record<string, unknown>> => ({
  credential: keys.map((key) => ({ key, value: `value of ${key}` })),
});
const losses = (before: PlannedSide, after: PlannedSide, deletes = false): readonly string[] =>
  plan.provisioningLosses(before, after, deletes);

describe('the synchronization job', () => {
  it('GIVEN a job that runs WHEN it is paused THEN that is a loss, and its start is none', () => {
    expect(losses(side(job(true)), side(job(false)))).toEqual(['the synchronization job would be paused']);
    expect(losses(side(job()), side(job(false)))).toEqual(['the synchronization job would be paused']);
    expect(losses(side(job(false)), side(job(true)))).toEqual([]);
    expect(losses(side(job(false)), side(job(false)))).toEqual([]);
    expect(losses(side(job(true)), side(job(), { enabled: true }))).toEqual([
      'whether the synchronization job runs is known only after the apply',
    ]);
  });

  it('GIVEN a job WHEN it is deleted THEN its attribute mapping is lost, also where another is made', () => {
    expect(losses(side(job(false)), NONE, true)).toEqual([
      'the synchronization job would be deleted, and its attribute mapping with it',
    ]);
    expect(losses(side(job(false)), side(job(false)), true)).toEqual([
      'the synchronization job would be deleted and made again without its attribute mapping, in which the role is',
    ]);
  });

  it('GIVEN a new job THEN it must not run from the start, which it does by default', () => {
    for (const after of [side(job(true)), side(job()), side(job(false), { enabled: true })]) {
      expect(plan.earlyStart(after)).toContain('provisioning: { job: off }');
    }
    expect(plan.earlyStart(side(job(false)))).toBeUndefined();
    expect(plan.earlyStart(side(secret('BaseAddress')))).toBeUndefined();
    expect(losses(NONE, side(job(true)))).toEqual([]);
  });

  it('GIVEN provisioning of an application that exists THEN it says what may be lost', () => {
    expect(plan.provisioningOverwritten(job(false))).toContain('attribute mapping');
    expect(plan.provisioningOverwritten(secret())).toContain('overwritten');
  });
});

describe('the credentials', () => {
  const ALL = ['BaseAddress', 'SecretToken', 'SyncAll'] as const;

  it('GIVEN credentials WHEN a value changes THEN its key is named, and no value', () => {
    const after = {
      credential: [
        { key: 'BaseAddress', value: 'other' },
        ...(secret('SecretToken', 'SyncAll').credential as object[]),
      ],
    };
    expect(losses(side(secret(...ALL)), side(after))).toEqual(['BaseAddress would be another one']);
    expect(losses(side(secret(...ALL)), side(secret(...ALL)))).toEqual([]);
    expect(losses(side(secret(...ALL)), side(secret('BaseAddress')))).toEqual([]);
  });

  it('GIVEN values that are known only after the apply THEN they may be any', () => {
    const unknown = { credential: [{}, { value: true }, {}] };
    expect(losses(side(secret(...ALL)), side(secret(...ALL), unknown))).toEqual([
      'SecretToken is known only after the apply',
    ]);
    expect(losses(side(secret(...ALL)), side({}, { credential: true }))).toEqual([
      'what it sends to Klaviyo is known only after the apply',
    ]);
  });

  it('GIVEN credentials WHEN they are deleted THEN they are emptied', () => {
    expect(losses(side(secret(...ALL)), NONE, true)).toEqual(['base URL and token would be emptied']);
  });

  it.each([
    [ALL, ALL, []],
    [ALL, ['BaseAddress', 'SecretToken'], ['"SyncAll" would be removed']],
    [ALL, [...ALL, 'SyncNotificationSettings'], ['"SyncNotificationSettings" would be added']],
    [ALL, ['SecretToken', 'BaseAddress', 'SyncAll'], ['the order would be "SecretToken", "BaseAddress", "SyncAll"']],
  ])('GIVEN the keys %j WHEN they become %j THEN the changes are %j', (before, after, expected) => {
    expect(plan.credentialKeyChanges(side(secret(...before)), side(secret(...after)))).toEqual(expected);
  });

  it('GIVEN a job, or what is made or goes THEN no key changes', () => {
    expect(plan.credentialKeyChanges(side(job(true)), side(job(false)))).toEqual([]);
    expect(plan.credentialKeyChanges(NONE, side(secret(...ALL)))).toEqual([]);
    expect(plan.credentialKeyChanges(side({}), side({ credential: [null, { key: 1 }] }))).toEqual([
      '"a key" would be added',
      '"a key" would be added',
    ]);
  });
});
