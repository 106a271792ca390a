import { type VerifiedRow } from '../../../src/review/journal-entry.js';
import { rowId } from '../../../src/review/build-population.js';
import { withDirectReview } from './direct-review.js';
import { type Decided, type ReviewPlace } from './remedy-place.js';

const LIN: Decided = { user: 'lin@example.com', decision: 'revoke' };
const ROOT: Decided = { user: 'root@example.com', decision: 'change-role', newRole: 'support' };

/** The access file without these members. */
const withoutMembers = (place: ReviewPlace, ...users: readonly string[]): void => {
  const text = users.reduce(
    (file, user) => file.replace(`          - ${user}\n`, '').replace(`${user}, `, ''),
    place.read('access.yaml'),
  );
  place.write('access.yaml', text);
};

const foundOf = async (place: ReviewPlace, user: string): Promise<VerifiedRow> => {
  const { state } = await place.review();
  return state.verifications.at(-1)!.rows.find(({ row }) => row === rowId('acme', user))!;
};

describe('klaviyo-access review verify-remediation', () => {
  it('GIVEN nothing done, then done, then undone WHEN it looks THEN it says not yet, as decided, and came back', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([LIN]);
      const first = await place.verify(new Date('2026-11-26T07:00:00.000Z'));
      expect([first.stderr, first.exitCode]).toEqual(['', 2]);
      expect(first.stdout).toBe(
        'The review q1: of 1 row to be revoked or changed, 1 not as decided yet.\n' +
          'acme: all 6 users listed at 2026-11-26T07:00:00.000Z.\n' +
          '\nnot yet: "lin@example.com" in acme, revoked 3 days ago\n' +
          '  In Klaviyo "lin@example.com" (id "lin-1") is active with the role "analyst".\n' +
          '    The access file still gives them "analyst", so that it would come back. No\n' +
          '    identity provider was read: the account is provisioned directly\n' +
          '    (provisioning.mode: direct).\n' +
          '\nRecorded at 2026-11-26T07:00:00.000Z.\n',
      );
      place.simulator.console.change('lin@example.com', { active: false });
      const gone = await place.verify(new Date('2026-11-26T08:00:00.000Z'));
      expect([gone.exitCode, await foundOf(place, 'lin@example.com')]).toMatchObject([
        2,
        { provisioned: 'as-decided', assigned: 'not-yet' },
      ]);
      withoutMembers(place, 'lin@example.com');
      const done = await place.verify(new Date('2026-11-26T09:00:00.000Z'));
      expect([done.exitCode, await foundOf(place, 'lin@example.com')]).toMatchObject([
        0,
        { provisioned: 'as-decided', assigned: 'not-read' },
      ]);
      place.simulator.console.change('lin@example.com', { active: true });
      const back = await place.verify(new Date('2026-11-27T09:00:00.000Z'));
      expect([back.exitCode, back.stdout]).toEqual([
        2,
        expect.stringContaining('CAME BACK (critical): "lin@example.com"'),
      ]);
      expect(await foundOf(place, 'lin@example.com')).toMatchObject({ provisioned: 'came-back' });
      const again = await place.verify(new Date('2026-11-28T09:00:00.000Z'));
      expect(again.stdout).toContain('1 CAME BACK');
    }));

  it.each<[string, (place: Parameters<Parameters<typeof withDirectReview>[0]>[0]) => void, string]>([
    [
      'their record under another userName',
      ({ simulator }) => {
        simulator.console.change('lin@example.com', { userName: 'linda@example.com' });
      },
      '"linda@example.com" (id "lin-1"), which the ids say is theirs, is active',
    ],
    [
      'a second record of theirs',
      ({ simulator }) => {
        simulator.console.change('lin@example.com', { active: false });
        simulator.console.add({ id: 'lin-2', userName: 'Lin@Example.com', role: 'support' });
      },
      '"Lin@Example.com" (id "lin-2") is active with the role "support"',
    ],
    [
      'a new record that looks like theirs',
      ({ simulator }) => {
        simulator.console.change('lin@example.com', { active: false });
        simulator.console.add({ id: 'lin-3', userName: 'l\u0456n@example.com', role: 'support' });
      },
      'which looks like their userName and was not reviewed, is active',
    ],
  ])('GIVEN %s THEN they are not gone', (_, change, found) =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([LIN]);
      withoutMembers(place, 'lin@example.com');
      change(place);
      expect((await place.verify()).exitCode).toBe(2);
      const row = await foundOf(place, 'lin@example.com');
      expect(row.provisioned).toBe('not-yet');
      expect(row.found).toContain(found);
    }),
  );

  it('GIVEN a role that is to change WHEN Klaviyo has a third one, the new one, or none THEN only the new one is right', () =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([ROOT]);
      place.write(
        'access.yaml',
        place
          .read('access.yaml')
          .replace('          - root@example.com\n', '')
          .replace('[sam@', '[root@example.com, sam@'),
      );
      const look = async () => [(await place.verify()).exitCode, await foundOf(place, 'root@example.com')];
      place.simulator.console.change('root@example.com', { role: 'analyst' });
      expect(await look()).toMatchObject([2, { provisioned: 'not-yet' }]);
      place.simulator.console.change('root@example.com', { role: 'support' });
      expect(await look()).toMatchObject([0, { provisioned: 'as-decided' }]);
      place.simulator.console.change('root@example.com', { active: false });
      expect(await look()).toMatchObject([2, { provisioned: 'not-yet' }]);
      place.simulator.console.change('root@example.com', { active: true, role: 'admin' });
      expect(await look()).toMatchObject([2, { provisioned: 'came-back' }]);
    }));

  it('GIVEN nothing that was to be revoked or changed THEN it says so, and the listing is recorded', () =>
    withDirectReview(async (place) => {
      await place.open();
      const run = await place.verify();
      expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('so nothing is to\n  be verified')]);
      const { entries } = await place.review();
      expect(entries.at(-1)).toMatchObject({
        event: 'verified',
        rows: [],
        accounts: [{ account: 'acme', listing: { read: 6 } }],
      });
    }));

  it.each<[string, (place: Parameters<Parameters<typeof withDirectReview>[0]>[0]) => void, string]>([
    ['a list that cannot be read', ({ simulator }) => simulator.failNext('total-too-high', 99), 'acme'],
    [
      'the list of another account',
      ({ simulator }) => {
        simulator.console.change('owner@example.com', { userName: 'other@example.com' });
      },
      'another account',
    ],
    [
      'an access file without the account',
      (place) => {
        place.write('access.yaml', place.read('access.yaml').replace('name: acme', 'name: other'));
      },
      'none of the accounts',
    ],
  ])('GIVEN %s THEN it fails, and nothing is recorded', (_, change, message) =>
    withDirectReview(async (place) => {
      await place.open();
      await place.decide([LIN]);
      change(place);
      const run = await place.verify();
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining(message)]);
      expect((await place.review()).entries.map(({ event }) => event)).toEqual(['opened', 'recorded']);
    }),
  );
});
