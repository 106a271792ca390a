import fc from 'fast-check';
import { matchesPattern, PEOPLE_PATTERN, writtenOutDomain } from '../../src/people/people-pattern.js';

test.each([
  ['*@agency.example', 'Eve@Agency.Example ', true],
  ['*@agency.example', 'eve@evil-agency.example', false],
  ['*@agency.example', 'eve@agency.example.evil.example', false],
  ['*@*.agency.example', 'eve@emea.agency.example', true],
  ['*@*.agency.example', 'eve@agency.example', false],
  ['agency-*-bot@acme.example', 'agency-7-bot@acme.example', true],
  ['agency-*-bot@acme.example', 'agency-bot@acme.example', false],
  ['ada@example.com', 'ADA@example.com', true],
  ['ada@example.com', 'xada@example.com', false],
  ['a*a*a@example.com', 'aa@example.com', false],
  ['a*b*b@example.com', 'abcb@example.com', true],
  ['a*bc*bc@example.com', 'abc@example.com', false],
])('%s covers %s: %s', (pattern, userName, covered) => {
  expect(matchesPattern(pattern, userName)).toBe(covered);
});

test('GIVEN any pattern THEN it covers what a regular expression of the same meaning covers', () => {
  const text = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 7 });
  fc.assert(
    fc.property(text('ab*'), text('ab'), (pattern, userName) => {
      const expression = new RegExp(`^${pattern.split('*').join('.*')}$`);
      expect(matchesPattern(pattern, userName)).toBe(expression.test(userName));
    }),
  );
});

test.each([
  '*',
  '*@*',
  '*@*.com',
  '*@*agency.example',
  'agency.example',
  '@agency.example',
  '*@agency',
  'a b@x.example',
  'a b@b@x.example',
  '*@agency.example ',
  '*@agency.ex*',
  '*@agency.example/ x',
  '*@a b.agency.example',
  '*@a.b c.example',
  '*@agency. example',
  '*@a@.agency.example',
])('%s is no pattern of people: it could cover anyone', (pattern) => {
  expect(PEOPLE_PATTERN.test(pattern)).toBe(false);
});

test.each([
  '*@agency.example',
  'ada@example.com',
  '*@*.agency.example',
  '*@emea.*.agency.example',
  '*@a.agency.example',
  'a@b.c',
  '*-bot@agency.co.uk',
])('%s is a pattern of people', (pattern) => {
  expect(PEOPLE_PATTERN.test(pattern)).toBe(true);
});

test.each([
  ['*@agency.example', 'agency.example'],
  ['*@*agency.co.uk', 'co.uk'],
  ['*@*.agency.example', 'agency.example'],
  ['*@emea.*x.Agency.example', 'agency.example'],
  ['*@*.a*b.m\u00fcnchen.example', 'xn--mnchen-3ya.example'],
  ['agency', ''],
])('the whole labels that are written out at the end of %s are %s', (pattern, domain) => {
  expect(writtenOutDomain(pattern)).toBe(domain);
});
