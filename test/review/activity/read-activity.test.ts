import { type ReadActivity } from '../../../src/review/activity/read-activity.js';
import { type Population } from '../../../src/review/population.js';
import { populationSchema } from '../../../src/review/population-schema.js';
import { person } from '../../check/sample-check.js';
import { directoryWith, populationOf } from '../sample-checked.js';

const ANALYSTS = directoryWith({ 'ada@example.com': ['klaviyo-analysts'], 'lin@example.com': ['klaviyo-analysts'] });

const flagsOf = ({ rows }: Population, user = 'ada@example.com') =>
  rows.find(({ userName }) => userName === user)?.flags;

describe('the activity log in a population', () => {
  const activity = (lastSignIns: Readonly<Record<string, string>>): ReadonlyMap<string, ReadActivity> =>
    new Map([
      [
        'acme',
        {
          source: {
            ...{ account: 'acme', file: 'log.csv', sha256: '0'.repeat(64), withoutZone: false, unusedAfterDays: 90 },
            ...{ from: '2026-06-01T00:00:00.000Z', until: '2026-12-30T00:00:00.000Z' },
          },
          lastSignIns: new Map(Object.entries(lastSignIns)),
        },
      ],
    ]);
  const situation = {
    directory: ANALYSTS,
    records: [person('Ada@example.com', 'analyst'), person('lin@example.com', 'analyst')],
  };

  it('GIVEN none THEN nothing is said of sign-ins', async () => {
    const population = await populationOf(situation);
    expect([population.activityLogs, population.rows.some(({ lastSignIn }) => lastSignIn !== undefined)]).toEqual([
      undefined,
      false,
    ]);
  });

  it('GIVEN one THEN each row says when the person last signed in, within which period, and who never did is flagged', async () => {
    const log = activity({
      'ada@example.com': '2026-12-01T00:00:00.000Z',
      'owner@example.com': '2026-09-30T00:00:00.000Z',
    });
    const population = await populationOf(situation, { activity: log });
    const period = { from: '2026-06-01T00:00:00.000Z', until: '2026-12-30T00:00:00.000Z' };
    expect(population.rows.map(({ lastSignIn, flags }) => [lastSignIn, flags])).toEqual([
      [{ seen: 'at', at: '2026-12-01T00:00:00.000Z', ...period }, []],
      [{ seen: 'never', ...period }, ['never-seen']],
      [{ seen: 'at', at: '2026-09-30T00:00:00.000Z', ...period }, ['privileged', 'unused']],
    ]);
    expect(population.activityLogs).toEqual([log.get('acme')!.source]);
    expect(populationSchema.parse(JSON.parse(JSON.stringify(population)))).toEqual(population);
  });

  it.each([
    ['just within the days before the end of the log', '2026-10-01T00:00:00.000Z', []],
    ['just before them', '2026-09-30T23:59:59.999Z', ['unused']],
  ])('GIVEN a sign-in %s THEN the flag follows', async (_, at, flags) => {
    expect(
      flagsOf(await populationOf(situation, { activity: activity({ 'ada@example.com': at }) }), 'Ada@example.com'),
    ).toEqual(flags);
  });

  it('GIVEN somebody who is switched off or not in Klaviyo THEN that they do not sign in is no flag', async () => {
    const off = { directory: ANALYSTS, records: [{ ...person('ada@example.com', 'analyst'), active: false }] };
    const population = await populationOf(off, {
      activity: activity({ 'owner@example.com': '2026-12-01T00:00:00.000Z' }),
    });
    expect([flagsOf(population), flagsOf(population, 'lin@example.com')]).toEqual([['inactive'], []]);
  });

  it('GIVEN a log of other people THEN it is refused: it would say of everybody that they never signed in', async () => {
    const others = activity({ 'mallory@example.com': '2026-12-01T00:00:00.000Z' });
    await expect(populationOf(situation, { activity: others })).rejects.toThrow(
      /nobody signed in who is in the account acme/,
    );
  });
});
