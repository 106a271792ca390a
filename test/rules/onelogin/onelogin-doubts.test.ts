import { oneLoginDoubts } from '../../../src/rules/onelogin/onelogin-doubts.js';
import { all, any, compare, not, person } from '../sample-condition.js';

const marketing = compare({ operator: 'equals', value: 'Marketing' });
const lead = compare({ operator: 'contains', value: 'lead' }, 'title');

test.each([
  ['the text as written', marketing, { department: 'Marketing' }],
  ['another text', marketing, { department: 'Legal' }],
  ['no text', marketing, {}],
  [
    'another letter case where another part decides all',
    all(marketing, lead),
    { department: 'marketing', title: 'clerk' },
  ],
  [
    'another letter case where another part decides any',
    any(marketing, lead),
    { department: 'marketing', title: 'lead' },
  ],
  [
    'a text that is listed in both letter cases',
    compare({ operator: 'in', values: ['Sales', 'sales'] }),
    { department: 'sales' },
  ],
])('GIVEN %s THEN there is no doubt', (_, condition, attributes) => {
  expect(oneLoginDoubts(condition)(person(attributes as Readonly<Record<string, string>>))).toEqual([]);
});

test.each([
  ['another letter case', marketing, { department: 'marketing' }, 'letter case may count in OneLogin'],
  ['spaces at the ends', marketing, { department: 'Marketing ' }, 'the spaces at its ends may count in OneLogin'],
  [
    'accents',
    compare({ operator: 'startsWith', value: 'Arzt' }),
    { department: 'Ärzte' },
    'how OneLogin compares accents, spaces and dots is not documented',
  ],
  [
    'a dot',
    compare({ operator: 'equals', value: 'x.y' }),
    { department: 'xzy' },
    'how OneLogin compares accents, spaces and dots is not documented',
  ],
  [
    'nothing, of which the opposite is asked',
    not(marketing),
    { department: '' },
    'what OneLogin decides where there is none is not documented',
  ],
])('GIVEN %s THEN the text is named with the reason', (_, condition, attributes, reason) => {
  expect(oneLoginDoubts(condition)(person(attributes))).toEqual([
    { attribute: 'department', value: attributes.department, reason },
  ]);
});
