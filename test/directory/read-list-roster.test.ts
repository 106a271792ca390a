import { parseRoster } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';

const ADA = {
  userName: 'ada@example.com',
  givenName: 'Ada',
  familyName: 'Lovelace',
  groups: ['admins', 'analysts'],
  active: true,
  attributes: {},
};

function refusals(content: string, path = 'people.yaml'): string[] {
  try {
    parseRoster(content, { path });
  } catch (error) {
    if (error instanceof RosterError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the roster was accepted');
}

const NAMES = 'givenName: Ada, familyName: Lovelace';

describe('a roster that is a list is read', () => {
  test.each([
    ['people.yaml', `- { userName: ada@example.com, ${NAMES}, groups: [admins, analysts], status: active }`],
    [
      'people.yml',
      `- userName: ada@example.com\n  givenName: Ada\n  familyName: Lovelace\n  groups: admins;analysts\n`,
    ],
    ['people.YAML', `\uFEFF- { USERNAME: ada@example.com, ${NAMES}, groups: [" admins ", analysts, admins], status: }`],
    [
      'people.json',
      '[\n\t{\n\t\t"userName": "ada@example.com", "givenName": "Ada",\r\n "familyName": "Lovelace", "groups": ["admins", "analysts"]}\n]',
    ],
  ])('%s', (path, text) => {
    expect(parseRoster(text, { path })).toEqual([ADA]);
    expect(parseRoster(new TextEncoder().encode(text), { path })).toEqual([ADA]);
  });

  test('with every other key as an attribute, as text', () => {
    const text = `- { userName: ada@example.com, ${NAMES}, groups: [], Team: growth, costCentre: 4711, lead: true, note: }`;
    expect(parseRoster(text, { path: 'people.yaml' })[0]!.attributes).toEqual({
      Team: 'growth',
      costCentre: '4711',
      lead: 'true',
      note: '',
    });
  });

  test('with a person who is switched off', () => {
    const text = `- { userName: ada@example.com, ${NAMES}, groups: [], status: Suspended }`;
    expect(parseRoster(text, { path: 'people.yaml' })[0]!.active).toBe(false);
  });
});

describe('a roster that is a list is refused', () => {
  test.each([
    ['', 'people.yaml:1: the roster is empty; it needs a list with an entry for each person'],
    ['[]', 'people.yaml:1: the roster is empty; it needs a list with an entry for each person'],
    ['\nusers: []', 'people.yaml:2: the roster is a mapping; expected a list with an entry for each person'],
  ])('%j: nobody is in it', (text, line) => {
    expect(refusals(text)).toEqual([line]);
  });

  test('with every bad entry named at once, by its line', () => {
    expect(
      refusals(
        [
          '- { userName: ada, givenName: Ada, familyName: x, groups: [] }',
          '- ada@example.com',
          '- { username: a@example.com, given_name: A, familyName: x, groups: [a, 7] }',
          '- { userName: b@example.com, USERNAME: c@example.com, givenName: A, familyName: x, groups: [] }',
          '- { userName: [], givenName: A, familyName: x, groups: {} }',
          '- { userName: d@example.com, givenName: A, familyName: x, groups: [], team: [x] }',
          '- { userName: e@example.com, givenName: A, familyName: x, groups: [], status: gone }',
          '- { userName: E@example.com, givenName: A, familyName: x, groups: ["a\\u202eb"] }',
        ].join('\n'),
      ),
    ).toEqual([
      'people.yaml:1: userName "ada" is not an e-mail address',
      'people.yaml:2: the entry is "ada@example.com"; expected a mapping',
      'people.yaml:3: the entry has no key "givenName"; is it the one called "given_name"?',
      'people.yaml:3: groups has an item that is not a name',
      'people.yaml:4: the entry has the key "userName" 2 times',
      'people.yaml:5: userName is an empty list; expected a text',
      'people.yaml:5: groups is a mapping; expected a text',
      'people.yaml:6: team is a list; expected a text',
      'people.yaml:7:71: status "gone" is unknown; expected active, inactive, suspended, deprovisioned or nothing',
      'people.yaml:8:59: groups "a<U+202E>b" has the invisible character U+202E (right-to-left override) in it; remove it',
      'people.yaml:8: userName "E@example.com" is on line 7 already; a person has one line',
    ]);
  });

  test('with a key that may be meant as status where that is missing, entry by entry', () => {
    expect(
      refusals(
        [
          `- { userName: a@example.com, ${NAMES}, groups: [], stauts: suspended }`,
          `- { userName: b@example.com, ${NAMES}, groups: [], active: false }`,
          `- { userName: c@example.com, ${NAMES}, groups: [], status: inactive, active: false, state: CA }`,
          `- { userName: d@example.com, ${NAMES}, groups: [], STATUS: , employmentStatus: left }`,
          `- { userName: e@example.com, ${NAMES}, groups: [], "status\\u200b": suspended }`,
          `- { userName: f@example.com, ${NAMES}, gruops: [admins] }`,
        ].join('\n'),
      ),
    ).toEqual([
      'people.yaml:1:80: the entry has no key "status", but "stauts", which can say who has left; call it "status", with the ' +
        'values active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
      'people.yaml:2:80: the entry has no key "status", but "active", which can say who has left; call it "status", with the ' +
        'values active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
      'people.yaml:4:80: status is empty, which means active, but "employmentStatus" is "left", which can say that the person ' +
        'has left; write the status',
      'people.yaml:5:80: the entry has the key "status<U+200B>", with invisible characters; write it without them',
      'people.yaml:6: the entry has no key "groups"; is it the one called "gruops"?',
      'people.yaml:6: gruops is a list; expected a text',
    ]);
  });

  test('with a key without a name whose value is filled', () => {
    expect(refusals(`- { userName: a@example.com, ${NAMES}, groups: [], "": terminated }`)).toEqual([
      'people.yaml:1: the entry has a key without a name; name it or leave it out',
    ]);
    expect(
      parseRoster(`- { userName: a@example.com, ${NAMES}, groups: [], "": }`, { path: 'people.yaml' }),
    ).toHaveLength(1);
  });

  test('with an empty status only where another key says who has left', () => {
    const entry = (more: string): string => `- { userName: a@example.com, ${NAMES}, groups: [], ${more} }`;
    for (const more of [
      'status: , active: ',
      'status: active, active: false',
      'status: , team: x, terminationDate: ""',
    ]) {
      expect(parseRoster(entry(more), { path: 'people.yaml' })).toHaveLength(1);
    }
    expect(refusals(entry('team: x, status: , exitDate: , terminationDate: 2020-01-31'))).toEqual([
      'people.yaml:1:89: status is empty, which means active, but "terminationDate" is "2020-01-31", which can say that the ' +
        'person has left; write the status',
    ]);
  });

  test('with two documents', () => {
    expect(refusals('- a\n---\n- b')[0]).toBe(
      'people.yaml:2: a second document begins here; expected one document in the file',
    );
  });

  test('with the place of a mistake in the syntax', () => {
    expect(refusals('[{"userName": "ada@example.com",\n "groups": [}]', 'people.json')[0]).toMatch(/^people\.json:2: /);
  });
});

test.each(['[""]', '[" "]', '[admins, 7]'])('GIVEN the groups %s THEN one of them is not a name', (groups) => {
  expect(refusals(`- { userName: ada@example.com, ${NAMES}, groups: ${groups} }`)).toEqual([
    'people.yaml:1: groups has an item that is not a name',
  ]);
});

test('GIVEN texts with blanks around them THEN they are read without', () => {
  const entry = `userName: " ada@example.com", givenName: "Ada ", familyName: Lovelace, status: " active "`;
  const list = `- { ${entry}, groups: " admins; analysts " }`;
  expect(parseRoster(list, { path: 'people.yaml' })).toEqual([ADA]);
});
