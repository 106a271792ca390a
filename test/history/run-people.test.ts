import { historyEntry } from '../../src/history/history-entry.js';
import { historyEntrySchema } from '../../src/history/history-entry-schema.js';
import { accountPeople, peopleOfReport, runDirectory } from '../../src/history/run-people.js';
import { type ListedPerson } from '../../src/drift/listed-person.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { assigned, provisioned } from '../drift/sample-account.js';
import { DRIFTED, report } from '../report/drift/sample-report.js';

const listing = (...users: readonly ReturnType<typeof provisioned>[]) => ({
  ...{ totalResults: users.length, read: users.length, pages: 1, sha256: '0'.repeat(64), users },
});
const station = (...people: readonly ReturnType<typeof assigned>[]) =>
  ({ available: true, source: 'Okta', people, roleValues: undefined }) as const;
const notRead = { available: false, reason: 'not read' } as const;
const person = (userName: string, active = true): DirectoryPerson => ({
  ...{ userName, givenName: '', familyName: '', groups: [], active, attributes: {} },
});

describe('accountPeople', () => {
  it('GIVEN a listing THEN active records stand by role, in order, and those that are switched off are counted', () => {
    const users = [
      provisioned({ id: '1', userName: 'Zoe@example.com', role: 'admin' }),
      provisioned({ id: '2', userName: 'ada@example.com', role: 'admin' }),
      provisioned({ id: '3', userName: 'alan@example.com', role: undefined }),
      provisioned({ id: '4', userName: 'grace@example.com', active: false }),
    ];
    expect(accountPeople(listing(...users), notRead)).toEqual({
      people: [
        { role: null, users: ['alan@example.com'] },
        { role: 'admin', users: ['Zoe@example.com', 'ada@example.com'] },
      ],
      off: 1,
    });
  });

  it('GIVEN assignments THEN those without an active record stand apart, and ended ones nowhere', () => {
    const people = [
      assigned({ id: 'a', userName: 'ADA@example.com' }),
      assigned({ id: 'b', userName: 'grace@example.com' }),
      assigned({ id: 'c', userName: 'alan@example.com', access: 'ended' }),
    ];
    const there = listing(
      provisioned({ id: '1', userName: 'ada@example.com' }),
      provisioned({ id: '2', userName: 'grace@example.com', active: false }),
    );
    expect(accountPeople(there, station(...people)).assignedOnly).toEqual(['grace@example.com']);
  });
});

describe('peopleOfReport', () => {
  const ada: ListedPerson = {
    user: 'ada@example.com',
    name: '',
    state: 'in-sync',
    declared: 'admin',
    why: null,
    assigned: ['admin'],
    provisioned: ['admin'],
    findings: [],
  };
  const grace = { ...ada, user: 'grace@example.com', provisioned: [] };

  it('GIVEN a report that lists everybody THEN it is as the listing would have it', () => {
    const facts = { records: 2, assignedRead: true };
    expect(peopleOfReport({ all: 2, listed: [ada, grace] }, facts)).toEqual({
      people: [{ role: 'admin', users: ['ada@example.com'] }],
      assignedOnly: ['grace@example.com'],
      off: 1,
    });
    expect(peopleOfReport({ all: 1, listed: [ada] }, { ...facts, assignedRead: false })).not.toHaveProperty(
      'assignedOnly',
    );
  });

  it('GIVEN one that leaves somebody out, or lists nobody THEN nothing is known', () => {
    const facts = { records: 2, assignedRead: true };
    expect(peopleOfReport({ all: 3, listed: [ada, grace] }, facts)).toBeUndefined();
    expect(peopleOfReport(undefined, facts)).toBeUndefined();
  });
});

describe('runDirectory', () => {
  const there = [{ people: [{ role: null, users: ['ada@example.com', 'Agency@example.com'] }], off: 0 }];
  const known = new Map([
    ['alan@example.com', 'alan@example.com'],
    ['grace@example.com', 'grace@example.com'],
  ]);

  it('GIVEN people of this run and of earlier ones THEN each stands where the directory has them, and nobody else does', () => {
    const users = [
      person('ADA@example.com'),
      person('alan@example.com'),
      person('grace@example.com', false),
      person('zoe@example.com'),
    ];
    expect(runDirectory({ source: 'people.csv', users }, known, there)).toEqual({
      reads: 'everyone',
      inactive: ['grace@example.com'],
      absent: ['Agency@example.com'],
      elsewhere: ['alan@example.com'],
    });
  });

  it('GIVEN the members of groups THEN that is said; GIVEN nobody at all THEN it says nothing of anybody', () => {
    const members = { source: 'Okta', membersOnly: true } as const;
    expect(runDirectory({ ...members, users: [person('ada@example.com')] }, known, there)?.reads).toBe('members');
    expect(runDirectory({ ...members, users: [] }, known, there)).toBeUndefined();
  });
});

test('historyEntry: GIVEN who was there THEN it is kept, fits the form, and a role called as a member of every object is a role', () => {
  const people = { people: [{ role: '__proto__', users: ['ada@example.com'] }], off: 0 };
  const directory = { reads: 'everyone', inactive: [], absent: [], elsewhere: [] } as const;
  const entry = historyEntry(report(DRIFTED), {
    switchedOff: new Map(),
    people: new Map([[DRIFTED.name, people]]),
    directory,
  });

  expect(entry).toMatchObject({ directory, accounts: [people] });
  expect(historyEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
});
