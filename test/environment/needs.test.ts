import { isRequired, NEEDS, REQUIRED_NEEDS } from './needs.js';

const required = (words?: string) => NEEDS.filter((need) => isRequired(need, { [REQUIRED_NEEDS]: words }));

test.each([
  [undefined, []],
  ['', []],
  ['chromium', ['chromium']],
  [' actionlint , chromium,', ['chromium', 'actionlint']],
  ['all', [...NEEDS]],
])('GIVEN %j THEN %j must be there', (words, expected) => {
  expect(required(words)).toEqual(expected);
});

test('GIVEN a word that is no need THEN it is refused, so that a slip skips nothing', () => {
  expect(() => required('chromum')).toThrow(
    'KLAVIYO_ACCESS_REQUIRE names chromum; it takes all, chromium, shell-tools, actionlint, ',
  );
});
