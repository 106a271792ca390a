import { parse } from 'yaml';
import { exceptionText } from '../../src/access/exception-text.js';

const DRAFT = { user: 'ada@example.com', kinds: ['role', 'name'], expires: '2026-10-30' } as const;

test('GIVEN drafts THEN an item each, where the items of an account stand, with the reason left empty', () => {
  expect(exceptionText([DRAFT, { ...DRAFT, kinds: ['unexpected'], role: 'admin' }])).toBe(
    [
      '      - user: ada@example.com',
      '        kinds: [role, name]',
      '        reason:',
      '        expires: 2026-10-30',
      '      - user: ada@example.com',
      '        kinds: [unexpected]',
      '        role: admin',
      '        reason:',
      '        expires: 2026-10-30',
      '',
    ].join('\n'),
  );
});

test.each(['yes', 'null', '1', '- a', '"x": #y', "it's", '&a', '*b', 'a: b', '@c'])(
  'GIVEN the text %j THEN YAML reads the same again',
  (text) => {
    expect(parse(exceptionText([{ ...DRAFT, user: text, role: text }]))).toEqual([
      { user: text, kinds: ['role', 'name'], role: text, reason: null, expires: '2026-10-30' },
    ]);
  },
);
