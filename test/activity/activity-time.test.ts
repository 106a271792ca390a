import { activityTime } from '../../src/activity/activity-time.js';

test.each([
  ['2026-11-01T10:00:00Z', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:00:00.123456Z', '2026-11-01T10:00:00.123Z'],
  ['2026-11-01 10:00:00+00:00', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01 10:00:00 -0500', '2026-11-01T15:00:00.000Z'],
  ['2026-11-01T00:30+02:00', '2026-10-31T22:30:00.000Z'],
  ['2026-11-01 10:00 UTC', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01 10:00 (GMT+1)', '2026-11-01T09:00:00.000Z'],
  ['Nov 1, 2026, 10:00 PM UTC', '2026-11-01T22:00:00.000Z'],
  ['1 November 2026 at 10:00 Z', '2026-11-01T10:00:00.000Z'],
])('GIVEN %s THEN it is that time', (written, at) => {
  expect(activityTime(written)).toEqual({ at, hasZone: true });
});

test.each([
  ['2026-11-01 10:00:00', '2026-11-01T10:00:00.000Z'],
  [' 2026-11-01T10:00 ', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['Nov 1, 2026, 12:05 AM', '2026-11-01T00:05:00.000Z'],
  ['Nov 1, 2026 12:05 p.m.', '2026-11-01T12:05:00.000Z'],
  ['Sept. 3 2026', '2026-09-03T00:00:00.000Z'],
])('GIVEN %s THEN it is read as UTC, and says that it has no zone', (written, at) => {
  expect(activityTime(written)).toEqual({ at, hasZone: false });
});

test.each([
  ['a day and a month that could be taken for each other', '11/01/2026 10:00'],
  ['a day that there is not', '2026-02-30 10:00'],
  ['an hour that there is not', '2026-11-01 24:00'],
  ['an hour of the morning that there is not', 'Nov 1, 2026 13:00 AM'],
  ['a zone by its name', '2026-11-01 10:00 EST'],
  ['a zone that there is not', '2026-11-01 10:00+25:00'],
  ['a month that there is not', 'Foo 1, 2026'],
  ['a number', '46327.5'],
  ['words', 'yesterday'],
  ['nothing', ''],
])('GIVEN %s THEN it is no time', (_, written) => {
  expect(activityTime(written)).toBeUndefined();
});
