import { SCIM_CHECKS } from '../../src/doctor/scim-checks.js';
import { type DoctorCheck } from '../../src/provider/doctor-check.js';
import { OKTA_CHECKS } from '../../src/provider/okta/checks/okta-checks.js';
import { unread } from '../../src/provider/reading.js';
import { ACCOUNT, klaviyoReadings, oktaFailed, oktaReadings, scimFailed } from './sample-readings.js';

/** The readings, which note what a check looks at. */
function watched<Readings extends object>(readings: Readings, seen: Set<string>): Readings {
  return new Proxy(readings, {
    get: (target, name, receiver): unknown => {
      seen.add(String(name));
      return Reflect.get(target, name, receiver);
    },
    ownKeys: () => {
      throw new Error('A check goes through all readings, whatever it says that it reads.');
    },
  });
}

/** Each reading in turn is unread, failed or as it should be, so that a check goes more than one way. */
function variants<Readings extends object>(readings: Readings, failed: unknown): readonly Readings[] {
  const keys = Object.entries(readings).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return [
    readings,
    ...keys.flatMap((key) => [unread('Not asked.'), failed].map((value) => ({ ...readings, [key]: value }))),
    { ...readings, ...Object.fromEntries(keys.map((key) => [key, unread('Not asked.')])) },
  ];
}

function looksAt<Readings extends object>(check: DoctorCheck<Readings>, all: readonly Readings[]): readonly string[] {
  const seen = new Set<string>();
  for (const readings of all) check.run(ACCOUNT, watched(readings, seen));
  return [...seen].sort();
}

describe('a check of the doctor looks at what it says that it reads, and at nothing else', () => {
  test.each(OKTA_CHECKS.map((check) => [check.id, check] as const))('%s', (_id, check) => {
    const looked = looksAt(check, variants(oktaReadings(), oktaFailed('OKTA_UNREACHABLE')));
    expect(looked.filter((name) => !check.reads.includes(name))).toEqual([]);
    expect(looked).not.toEqual([]);
  });

  test.each(SCIM_CHECKS.map((check) => [check.id, check] as const))('%s', (_id, check) => {
    const readings = klaviyoReadings();
    const looked = looksAt(check, variants(readings, scimFailed('SCIM_UNAUTHORIZED')));
    expect(looked.filter((name) => !check.reads.includes(name))).toEqual([]);
    expect(looked).not.toEqual([]);
  });
});
