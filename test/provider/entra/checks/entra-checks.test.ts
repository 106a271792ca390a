import { ENTRA_CHECKS } from '../../../../src/provider/entra/checks/entra-checks.js';
import { type EntraReadings } from '../../../../src/provider/entra/checks/entra-readings.js';
import { unread } from '../../../../src/provider/reading.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { ACCOUNT, entraFailed, entraReadings } from './sample-readings.js';

const outcomesOf = (readings: EntraReadings) =>
  ENTRA_CHECKS.flatMap((check) => check.run(ACCOUNT, readings).map((outcome) => ({ check: check.id, ...outcome })));

const READ = [
  'signIn',
  'permissions',
  'meantGroups',
  'application',
  'assigned',
  'jobs',
  'secretKeys',
  'schema',
] as const;

/** The readings, these of them unread or failed. */
const without = (missing: readonly (typeof READ)[number][], as: unknown): EntraReadings =>
  entraReadings(Object.fromEntries(missing.map((name) => [name, as])));

describe('ENTRA_CHECKS', () => {
  it('GIVEN everything as declared WHEN checked THEN nothing fails or warns, and every check has an outcome', () => {
    const outcomes = outcomesOf(entraReadings());

    expect(outcomes.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
    expect(new Set(outcomes.map(({ check }) => check)).size).toBe(ENTRA_CHECKS.length);
  });

  it('GIVEN what Graph does not show WHEN checked THEN it is not checkable, with the way to look at it', () => {
    const open = outcomesOf(entraReadings()).filter(({ status }) => status === 'not checkable');

    expect(open.map(({ check, subject }) => [check, subject])).toEqual([
      ['entra-sign-on', 'identifier and reply URL'],
      ['entra-app-roles', 'roles of the template'],
      ['entra-last-cycle', 'last cycle'],
      ['entra-connection', 'tenant URL'],
      ['entra-scope', 'scope'],
      ['entra-on-demand', 'one person on demand'],
    ]);
  });

  it.each([
    ['unread', unread('Nobody asked.')],
    ['failed', entraFailed('ENTRA_UNREACHABLE')],
  ])('GIVEN nothing that was read (%s) WHEN checked THEN nothing passes', (_what, as) => {
    expect(outcomesOf(without(READ, as)).filter(({ status }) => status === 'pass')).toEqual([]);
  });

  it.each(READ)('GIVEN that %s was not read WHEN checked THEN no check passes that rests on it alone', (missing) => {
    const outcomes = outcomesOf(without([missing], unread('Nobody asked.')));
    const alone = ENTRA_CHECKS.filter(({ reads }) => reads[0] === missing).map(({ id }) => id);

    expect(outcomes.filter(({ check, status }) => alone.includes(check) && status === 'pass')).toEqual([]);
  });

  it('GIVEN a failure WHEN there is something to do THEN each failure and warning says what', () => {
    const [, ...rest] = READ;
    const outcomes = outcomesOf(without(rest, entraFailed('ENTRA_MISSING_PERMISSION', 'A permission is missing.')));
    const wrong = outcomes.filter(({ status }) => status === 'fail' || status === 'warn');

    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter(({ remedy }) => remedy === null)).toEqual([]);
  });

  it('GIVEN an account of Okta WHEN a check is run for it THEN it is a fault of the caller', () => {
    expect(() => ENTRA_CHECKS[3]!.run(sampleAccount(), entraReadings())).toThrow(TypeError);
  });
});
