import { readFilter } from '../../../../src/simulator/entra/odata/filter.js';

const GROUP = {
  displayName: 'Klaviyo admins',
  securityEnabled: true,
  description: null,
  createdDateTime: '2026-01-01T00:00:00Z',
  sourceIdentity: { id: '50000000-0000-4000-8000-000000000001' },
  groupTypes: [],
  count: 3,
};

test.each([
  "displayName eq 'Klaviyo admins'",
  "displayname EQ 'KLAVIYO ADMINS'",
  "startswith(displayName,'klav')",
  "startsWith( displayName , 'Klaviyo')",
  "contains(displayName,'viyo')",
  "displayName in ('x', 'Klaviyo admins')",
  'description eq null',
  'missing eq null',
  'securityEnabled eq true',
  'count eq 3',
  'createdDateTime ge 2026-01-01T00:00:00Z and createdDateTime lt 2026-01-02T00:00:00Z',
  'createdDateTime le 2026-01-01T00:00:00Z',
  'createdDateTime gt 2025-12-31T00:00:00Z',
  "sourceIdentity/id eq '50000000-0000-4000-8000-000000000001'",
  "displayName eq 'x' or securityEnabled eq true",
  "(displayName eq 'x' or securityEnabled eq true) and description eq null",
])('GIVEN %s THEN it passes', (filter) => {
  expect(readFilter(filter, false)(GROUP)).toBe(true);
});

test.each([
  "displayName eq 'x'",
  "displayName eq 'Klaviyo''s admins'",
  "startswith(description,'x')",
  "startswith(missing,'')",
  'securityEnabled eq false',
  "displayName eq 'x' and securityEnabled eq true or description eq 'x'",
  "displayName/id eq 'x'",
])('GIVEN %s THEN it does not pass', (filter) => {
  expect(readFilter(filter, false)(GROUP)).toBe(false);
});

test.each([
  ["displayName ne 'x'", true],
  ["not startswith(displayName,'x')", true],
  ["not (displayName eq 'Klaviyo admins')", false],
  ["endswith(displayName,'admins')", true],
])('GIVEN %s THEN it takes an advanced query, and gives %s', (filter, passes) => {
  expect(() => readFilter(filter, false)).toThrow(/ConsistencyLevel:eventual/);
  expect(readFilter(filter, true)(GROUP)).toBe(passes);
});

test.each([
  ['displayName', 'it ends too early'],
  ['displayName eq', 'it ends too early'],
  ["displayName like 'x'", "'like' is not an operator"],
  ["displayName eq 'x' 'y'", "'y' where the filter should end"],
  ["(displayName eq 'x'", "')' is missing"],
  ["startswith(displayName 'x')", "',' is missing"],
  ["displayName in 'x'", "'(' is missing"],
  ["displayName eq 'x", 'Syntax error at position 14'],
])('GIVEN %s THEN it is refused: %s', (filter, why) => {
  expect(() => readFilter(filter, true)).toThrow(why);
});
