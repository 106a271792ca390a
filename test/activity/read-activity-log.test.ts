import { type ActivityLog } from '../../src/activity/activity-log.js';
import { readActivityLog, type ReadActivityOptions } from '../../src/activity/read-activity-log.js';

const NOW = new Date('2026-12-01T00:00:00.000Z');

const read = (text: string, options: Partial<ReadActivityOptions> = {}): ActivityLog =>
  readActivityLog(Buffer.from(text), { file: 'log.csv', now: NOW, ...options });

const only = (log: ActivityLog) => log.parts.get(null)!;

const LINES = [
  '2026-11-01T10:00:00Z,Ada@Example.com,Logged In',
  '2026-10-01T10:00:00Z,ada@example.com,Logged In',
  '2026-11-20T10:00:00Z,lin@example.com,Edited a campaign',
  '2026-09-01T10:00:00Z,lin@example.com,Logged In',
  '2026-11-30T10:00:00Z,,Something of the system',
];

test('GIVEN a log in any order THEN it says when each person last signed in, and which period it covers', () => {
  const log = read(['Timestamp,User,Event', ...LINES].join('\n'));
  expect(only(log)).toEqual({
    from: '2026-09-01T10:00:00.000Z',
    until: '2026-11-30T10:00:00.000Z',
    lastSignIns: new Map([
      ['ada@example.com', '2026-11-01T10:00:00.000Z'],
      ['lin@example.com', '2026-09-01T10:00:00.000Z'],
    ]),
  });
  expect([log.withoutZone, log.passedOver.size]).toEqual([false, 0]);
});

test.each([
  ['Date,Email,Action'],
  ['Date (UTC),User name,Activity type'],
  ['eventTime,userEmail,eventName'],
  ['DATE AND TIME,E-Mail Address,ACTION'],
])('GIVEN the columns %s THEN they are recognised', (header) => {
  expect(only(read([header, ...LINES].join('\n'))).lastSignIns.size).toBe(2);
});

test('GIVEN a name and an address of each person THEN they are known by the address', () => {
  const text = 'Name,User,User Email,Event,Time\nAda,Ada L.,ada@example.com,Logged In,2026-11-01T10:00:00Z\n';
  expect([...only(read(text)).lastSignIns.keys()]).toEqual(['ada@example.com']);
});

test.each(['Ada Lovelace <ada@example.com>', 'Ada (ada@example.com)'])(
  'GIVEN "%s" in one cell THEN they are known by the address',
  (user) => {
    const text = `User,Event,Time\n${user},Logged In,2026-11-01T10:00:00Z\n`;
    expect([...only(read(text)).lastSignIns.keys()]).toEqual(['ada@example.com']);
  },
);

test('GIVEN columns that are named THEN they are read in place of others', () => {
  const text = 'Who,User,What,When\nada@example.com,1234,Logged In,2026-11-01 10:00\n';
  const log = read(text, { columns: { user: 'who', event: 'What', time: 'When' } });
  expect([...only(log).lastSignIns]).toEqual([['ada@example.com', '2026-11-01T10:00:00.000Z']]);
  expect(log.withoutZone).toBe(true);
});

test('GIVEN a file as a spreadsheet saves it THEN it is read', () => {
  const text = 'User;Event;Time\r\nada@example.com;"Logged In";2026-11-01T10:00:00Z\r\n;;\r\n';
  const log = readActivityLog(Buffer.from(`\ufeff${text}`, 'utf16le'), { file: 'log.csv', now: NOW });
  expect(only(log).lastSignIns.size).toBe(1);
});

test('GIVEN events that may be about signing in THEN they are named with their number', () => {
  const lines = [
    '2026-11-01T10:00:00Z,eve@example.com,SSO sign-in',
    '2026-11-01T10:00:00Z,eve@example.com,Login failed',
  ];
  const log = read(['Time,User,Event', ...LINES, ...lines, lines[1]].join('\n'));
  expect([...log.passedOver]).toEqual([
    ['SSO sign-in', 1],
    ['Login failed', 2],
  ]);
  expect(only(log).lastSignIns.has('eve@example.com')).toBe(false);
});

test('GIVEN a column of accounts that is named THEN each account has a period and sign-ins of its own', () => {
  const text = [
    'Account,User,Event,Time',
    'Acme,ada@example.com,Logged In,2026-11-01T10:00:00Z',
    'acme ,lin@example.com,Edited,2026-11-05T10:00:00Z',
    'Beta,ada@example.com,Logged In,2026-08-01T10:00:00Z',
  ].join('\n');
  const { parts } = read(text, { columns: { account: 'Account' } });
  expect([...parts].map(([name, { from, until, lastSignIns }]) => [name, from, until, lastSignIns.size])).toEqual([
    ['acme', '2026-11-01T10:00:00.000Z', '2026-11-05T10:00:00.000Z', 1],
    ['beta', '2026-08-01T10:00:00.000Z', '2026-08-01T10:00:00.000Z', 1],
  ]);
  expect(() => read(text)).toThrow(/of several accounts, by its column "Account".*account=COLUMN/s);
});

const SIGN_IN = 'ada@example.com,Logged In,2026-11-01T10:00:00Z';

test.each([
  ['nothing', '', /is empty/],
  ['a column that nobody knows', 'Who,Event,Time\n', /the users.*the columns "Who", "Event", "Time".*user=COLUMN/s],
  ['two columns that it could be', 'User,Event,Action,Time\n', /its events in "Event" and "Action".*event=COLUMN/s],
  [
    'no sign-in at all',
    'User,Event,Time\nada@example.com,Edited,2026-11-01T10:00:00Z\n',
    /nobody signs in.*"Logged In"/s,
  ],
  [
    'other words for it',
    'User,Event,Time\nada@example.com,SSO session,2026-11-01T10:00:00Z\n',
    /not counted: "SSO session"/,
  ],
  ['names without addresses', 'User,Event,Time\nAda Lovelace,Logged In,2026-11-01T10:00:00Z\n', /no e-mail address/],
  [
    'an address here and a name there',
    `User,Event,Time\n${SIGN_IN}\nLin Doe,Logged In,2026-11-01T10:00:00Z\nada@example.com (Ada),Logged In,2026-11-01T10:00:00Z\n`,
    /- line 3: "Lin Doe" signed in, .*which e-mail address\n- line 4: "ada@example.com \(Ada\)" signed in/,
  ],
  [
    'a sign-in of nobody',
    `User,Event,Time\n${SIGN_IN}\n,Logged In,2026-11-01T10:00:00Z\n`,
    /line 3: somebody signed in/,
  ],
  [
    'a time that is not clear',
    `User,Event,Time\n${SIGN_IN}\nada@example.com,Edited,11\\/1\\/2026\n`.replaceAll('\\', ''),
    /line 3: the time "11\/1\/2026" cannot be read/,
  ],
  [
    'a time to come',
    `User,Event,Time\n${SIGN_IN}\nada@example.com,Edited,2026-12-03\n`,
    /line 3: the time "2026-12-03" is to come/,
  ],
  ['a line that is cut', `User,Event,Time\n${SIGN_IN}\nada@example.com\n`, /line 3: the time "" cannot be read/],
  ['an unmatched quote', `User,Event,Time\n${SIGN_IN}\n"ada`, /line 3: the quote/],
  ['a workbook', 'PK\u0003\u0004', /line 1: the file is an Excel workbook/],
])('GIVEN %s THEN it is refused: nobody is said not to sign in', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('GIVEN a named column that is not there, or twice THEN the columns are named', () => {
  const text = `User,Event,Time,time\n${SIGN_IN},\n`;
  expect(() => read(text, { columns: { user: 'Who' } })).toThrow(/no column "Who".*It has the columns "User"/s);
  expect(() => read(text, { columns: { time: 'Time' } })).toThrow(/several columns "Time"/);
});

test('GIVEN many mistakes THEN the first ones are named, and how many there are', () => {
  const lines = Array.from({ length: 9 }, () => 'ada@example.com,Edited,soon');
  expect(() => read(['User,Event,Time', ...lines].join('\n'))).toThrow(/- line 6: .*\n- and 4 more$/);
});
