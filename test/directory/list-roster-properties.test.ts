import fc from 'fast-check';
import { stringify } from 'yaml';

import { groupNameFault } from '../../src/people/group-name-fault.js';
import { hasControlCharacters } from '../../src/text/hidden-characters.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import { peopleOrRefused } from './people-or-refused.js';
import { anyText } from '../text/any-text.js';

const FORMS: readonly (readonly [path: string, write: (value: unknown) => string])[] = [
  ['people.yaml', (value) => stringify(value)],
  ['people.yml', (value) => stringify(value, { defaultStringType: 'QUOTE_SINGLE', collectionStyle: 'flow' })],
  ['people.json', (value) => JSON.stringify(value)],
  ['people.json', (value) => JSON.stringify(value, undefined, '\t')],
];

/** Text of any script, and what YAML and JSON might take for something else. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'null',
      '~',
      'true',
      'no',
      '1e3',
      '0x1F',
      '2026-01-01',
      '-',
      '- a',
      'a: b',
      '# a',
      '&a',
      '*a',
      '!a',
    ),
    fc.constantFrom('"', "'", '\\', '{}', '[]', '<<', '---', '...', '%', '@', '|', '>', '?', 'a #b', '\\u0041', '=1+1'),
    fc.string({ unit: 'grapheme', minLength: 100, maxLength: 200 }),
  )
  .filter((value) => !hasControlCharacters(value) && !value.includes('\ufffd'));

const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** Names of attributes: without s, t, a and u none is near `status` or another word that means it. */
const attributeName = fc.stringMatching(/^[b-rv-z0-9 ë王:#"'{}\\-]{1,12}$/);

const groupName = text.map((name) => name.trim()).filter((name) => name !== '' && groupNameFault(name) === undefined);

const person = fc.record(
  {
    givenName: text,
    familyName: text,
    groups: fc.oneof(
      fc.array(groupName),
      fc.array(groupName.filter((name) => !name.includes(';'))).map((all) => all.join(' ; ')),
    ),
    status: fc.constantFrom('active', 'inactive', 'Suspended', 'DEPROVISIONED', '', null),
    attributes: fc.dictionary(attributeName, scalar, { maxKeys: 4 }),
  },
  { requiredKeys: ['givenName', 'familyName', 'groups', 'attributes'] },
);

const asText = (value: string | number | boolean | null): string => String(value ?? '').trim();

describe.each(FORMS)('for any people, written to %s by a serializer', (path, write) => {
  test('what is read is what was written', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), (people) => {
        const written = people.map(({ attributes, ...columns }, index) => ({
          userName: `person${index}@example.com`,
          ...columns,
          ...attributes,
        }));
        const users = parseRoster(write(written), { path });
        expect(users.map(({ attributes, ...user }) => ({ ...user, attributes: Object.entries(attributes) }))).toEqual(
          people.map(({ givenName, familyName, groups, status, attributes }, index) => ({
            userName: `person${index}@example.com`,
            givenName: givenName.trim(),
            familyName: familyName.trim(),
            groups: [...new Set(typeof groups === 'string' ? groups.split(' ; ').filter(Boolean) : groups)],
            active: ['', 'active'].includes(status ?? ''),
            attributes: Object.entries(attributes).map(([name, value]) => [name, asText(value)]),
          })),
        );
      }),
    );
  });
});

describe.each(['people.yaml', 'people.json'])('for any content of %s', (path) => {
  test('there are people or a RosterError', () => {
    const read = (content: string | Uint8Array): void => peopleOrRefused(content, path);
    const piece = fc.constantFrom(
      ...[
        '- ',
        '\n',
        '\n  ',
        ' ',
        ': ',
        ',',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '\\',
        '#',
        '&a',
        '*a',
        '<<: ',
        '!!set',
        '? ',
      ],
      ...[
        '|',
        '>',
        '%YAML 1.1',
        '---',
        '...',
        '\t',
        '~',
        '\u0000',
        '\uD800',
        '\uFEFF',
        'inactive',
        'state',
        'status\u200b',
      ],
      ...['userName: ', 'givenName: ', 'familyName: ', 'groups: ', 'status: ', 'ada@example.com', '__proto__: '],
    );
    fc.assert(fc.property(fc.oneof(anyText(), fc.uint8Array()), read));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        read,
      ),
      { numRuns: 500 },
    );
  });

  test('there are people or a RosterError, whatever values stand where', () => {
    const key = fc.constantFrom('userName', 'username', 'givenName', 'familyName', 'groups', 'status', 'state', 'team');
    const value = fc.oneof(fc.constantFrom('ada@example.com', 'alan@example.com', 'inactive', ''), fc.jsonValue());
    const entry = fc.oneof(fc.dictionary(key, value), fc.jsonValue());
    const sound = { userName: 'ada@example.com', givenName: '', familyName: '', groups: [] };
    const nearlySound = fc.dictionary(key, value, { maxKeys: 2 }).map((wrong) => ({ ...sound, ...wrong }));
    fc.assert(
      fc.property(fc.oneof(fc.array(entry), fc.array(nearlySound), fc.jsonValue()), (roster) => {
        peopleOrRefused(JSON.stringify(roster), path);
        peopleOrRefused(stringify(roster), path);
      }),
    );
  });
});
