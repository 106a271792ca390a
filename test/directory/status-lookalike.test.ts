import { nameFault } from '../../src/directory/status-lookalike.js';

const WITHOUT = { hasStatus: false, holder: 'the header has', thing: 'column' };
const WITH = { ...WITHOUT, hasStatus: true };

describe('the name of a column or key, where there is no status', () => {
  test.each([
    ...['stauts', 'Stats', 'statuses', 'state', 'State', 'ſtatus', 'st\u0430tus', 'sta-tus', 'statut'],
    ...[
      'employment status',
      'Employment_Status',
      'employmentStatus',
      'employmentstatus',
      'employment stauts',
      'HR-Status',
    ],
    ...['active', 'Active?', 'isActive', 'is_active', 'isactive', 'inactive', 'enabled', 'accountEnabled', 'disabled'],
    ...['suspended', 'Terminated', 'deactivated', 'archived', 'leaver', 'deprovisioned', 'is enabled', 'user state'],
  ])('%s may be meant as it', (name) => {
    expect(nameFault(name, WITHOUT)).toBe(
      `the header has no column "status", but "${name}", which looks like it; call it "status" or, if it is something ` +
        'else, by another name',
    );
    expect(nameFault(name, WITH)).toBeUndefined();
  });

  test.each([
    ...[
      'team',
      'Title',
      'Cost centre',
      'Manager',
      'start date',
      'location',
      'Country',
      'employee id',
      'phone',
      '__proto__',
    ],
    ...['station', 'site', 'staff', 'stage', 'tags', '4711', '王', 'x'.repeat(1000)],
  ])('%.20s is not', (name) => {
    expect(nameFault(name, WITHOUT)).toBeUndefined();
  });
});

test.each([
  ['status\u200b', '<U+200B>'],
  ['\u2060status', '<U+2060>'],
  ['sta\u00adtus', '<U+00AD>'],
  ['team\u202e', '<U+202E>'],
  ['team\u3164', '<U+3164>'],
  ['te\u0007am', '<U+0007>'],
])('%j has characters that nobody sees, whether there is a status or not', (name, shown) => {
  for (const where of [WITH, WITHOUT]) {
    expect(nameFault(name, where)).toMatch(
      /^the header has the column ".*", with characters that nobody sees; write it/,
    );
    expect(nameFault(name, where)).toContain(shown);
  }
});
