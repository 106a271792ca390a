import fc from 'fast-check';

import { compileCondition } from '../../../src/rules/evaluate.js';
import { oneLoginDoubts } from '../../../src/rules/onelogin/onelogin-doubts.js';
import { memberMapping, MOST_CONDITIONS, oneLoginMapping } from '../../../src/rules/onelogin/onelogin-mapping.js';
import { all, any, compare, memberOf, not, person } from '../sample-condition.js';
import { oneLoginConditions, oneLoginPeople } from './random-onelogin-conditions.js';
import { acceptedMapping, account, isMetAsPattern, isMetInOneLogin, READINGS } from './simulated-onelogin.js';

const marketing = compare({ operator: 'equals', value: ' Marketing ' });
const lead = compare({ operator: 'contains', value: 'lead' }, 'title');

test.each([
  ['equals, trimmed', marketing, 'all', 'department = Marketing'],
  ['notEquals', not(marketing), 'all', 'department != Marketing'],
  ['not notEquals', not(compare({ operator: 'notEquals', value: 'x' })), 'all', 'department = x'],
  ['contains', lead, 'all', 'title ~ lead'],
  ['notContains', not(lead), 'all', 'title !~ lead'],
  ['startsWith', compare({ operator: 'startsWith', value: 'x' }, 'givenName'), 'all', 'firstname bw x'],
  ['not notStartsWith', not(compare({ operator: 'notStartsWith', value: 'x' })), 'all', 'department bw x'],
  [
    'endsWith of the userName',
    compare({ operator: 'endsWith', value: '@example.com' }, 'userName'),
    'all',
    'email ew @example.com',
  ],
  [
    'in, with both letter cases',
    compare({ operator: 'in', values: ['A', 'b', 'a ', 'A '] }),
    'any',
    'department = A, department = b, department = a',
  ],
  ['in with one text', compare({ operator: 'in', values: ['A', 'A '] }), 'all', 'department = A'],
  ['notIn', compare({ operator: 'notIn', values: ['A', 'b'] }), 'all', 'department != A, department != b'],
  [
    'any within any',
    any(marketing, any(lead, marketing)),
    'any',
    'department = Marketing, title ~ lead, department = Marketing',
  ],
  [
    'in within any',
    any(lead, compare({ operator: 'in', values: ['A', 'b'] })),
    'any',
    'title ~ lead, department = A, department = b',
  ],
  ['not any', not(any(marketing, lead)), 'all', 'department != Marketing, title !~ lead'],
  ['not all', not(all(marketing, lead)), 'any', 'department != Marketing, title !~ lead'],
  ['any of one within all', all(any(marketing), lead), 'all', 'department = Marketing, title ~ lead'],
  [
    'a custom user field',
    compare({ operator: 'equals', value: '12' }, 'custom_attribute_team'),
    'all',
    'custom_attribute_team = 12',
  ],
  [
    'groups of a directory',
    compare({ operator: 'contains', value: 'CN=Staff' }, 'member_of'),
    'all',
    'member_of ~ CN=Staff',
  ],
])('GIVEN %s THEN it is one list', (_, condition, match, written) => {
  const mapping = oneLoginMapping(condition);

  expect(mapping.match).toBe(match);
  expect(mapping.conditions.map(({ source, operator, value }) => `${source} ${operator} ${value}`).join(', ')).toBe(
    written,
  );
});

test.each([
  ['a list within another one', all(any(marketing, lead), lead)],
  ['memberOf', memberOf('staff')],
  ['nothing', any()],
  [
    'too much',
    compare({ operator: 'in', values: Array.from({ length: MOST_CONDITIONS + 1 }, (_, at) => `text ${at}`) }),
  ],
])('GIVEN %s THEN it is refused', (_, condition) => {
  expect(() => oneLoginMapping(condition)).toThrow(RangeError);
});

describe('people who are named', () => {
  it('GIVEN people THEN each is asked for by e-mail address, as written and as the key has it', () => {
    expect(memberMapping(['ada@example.com', ' Alan@Example.com', 'ADA@example.com'])).toEqual({
      match: 'any',
      conditions: ['ada@example.com', 'Alan@Example.com', 'alan@example.com', 'ADA@example.com'].map((value) => ({
        source: 'email',
        operator: '=',
        value,
      })),
    });
  });

  test.each([
    ['nobody', []],
    ['an address that no mapping can have', ['ada+k@example.com']],
    ['too many', Array.from({ length: MOST_CONDITIONS + 1 }, (_, at) => `a${at}@example.com`)],
  ])('GIVEN %s THEN it is refused', (_, members) => {
    expect(() => memberMapping(members)).toThrow(RangeError);
  });
});

test('GIVEN any condition and any person THEN OneLogin decides as the condition does in every reading, or the text is named as doubtful', () => {
  const decided = { true: 0, false: 0, doubtful: 0 };
  const onelogin = account();
  fc.assert(
    fc.property(
      oneLoginConditions(),
      fc.array(oneLoginPeople(), { minLength: 5, maxLength: 5 }),
      (condition, people) => {
        const holds = compileCondition(condition);
        const doubts = oneLoginDoubts(condition);
        const mapping = acceptedMapping(onelogin, oneLoginMapping(condition));
        for (const one of people) {
          if (doubts(one).length > 0) {
            decided.doubtful += 1;
            continue;
          }
          const readings = Object.values(READINGS).map((reading) => isMetInOneLogin(onelogin, mapping, one, reading));
          readings.push(isMetAsPattern(mapping, one));
          expect(new Set(readings)).toEqual(new Set([holds(one)]));
          decided[`${holds(one)}`] += 1;
        }
      },
    ),
    { numRuns: 800 },
  );
  // Each happened often: a property about people who never match, or are always in doubt, would say little.
  expect(Math.min(decided.true, decided.false, decided.doubtful)).toBeGreaterThan(100);
});

test('GIVEN people who are named WHEN OneLogin has other people too THEN the mapping is met by them alone', () => {
  const onelogin = account();
  const mapping = acceptedMapping(onelogin, memberMapping(['Ada@example.com', 'alan@bücher.example']));
  const isMet = (userName: string) => isMetInOneLogin(onelogin, mapping, { ...person(), userName }, (text) => text);

  expect(['ada@example.com', 'alan@xn--bcher-kva.example', 'alan@bücher.example'].map(isMet)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['grace@example.com', 'ada@example.com.invalid', 'xada@example.com', ''].map(isMet)).toEqual(
    Array(4).fill(false),
  );
});
