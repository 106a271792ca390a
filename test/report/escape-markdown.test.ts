import fc from 'fast-check';
import { escapeMarkdown, inCode } from '../../src/report/escape-markdown.js';
import { visible } from '../../src/text/visible.js';
import { ACTED_ON, renderedText } from './parsed-markdown.js';
import { HOSTILE } from './drift/sample-report.js';
import { anyText } from '../text/any-text.js';

test.each([
  'Klaviyo has no role; desired is (by the group, before others).',
  "Desired as they are, but not in Klaviyo's listing. Until 2026-12-31, priority 2!",
  'Zoë passed-over "quoted" 李雷',
])('GIVEN %j THEN it stays as it is', (text) => {
  expect(escapeMarkdown(text)).toBe(text);
});

test.each([
  ['a percentage', '95 % of 10%', '95 % of 10%'],
  ['a path through menus', 'app > Tasks (Retry Selected)', 'app \\> Tasks (Retry Selected)'],
  ['a role with underscores', 'role "content_creator".', 'role "content_creator".'],
  ['a word with underscores around it', '_a_ b_ _c', '\\_a\\_ b\\_ \\_c'],
  ['a file, a setting and a version', 'access.yaml scim.baseUrl 1.11.4', 'access.yaml scim.baseUrl 1.11.4'],
  ['a short word in brackets', '[optional] {a}', '\\[optional\\] {a}'],
  ['an account with a number', 'acme-2', 'acme-2'],
  ['a comparison', 'a < b & c', 'a \\< b \\& c'],
  ['a pipe', 'a|b | |c', 'a&#124;b &#124; &#124;c'],
  ['a number at the end of a sentence', 'priority 4.', 'priority 4.'],
  ['what begins a list', '- a', '\\- a'],
  ['what begins a numbered list', '1. a 2. b', '1\\. a 2. b'],
  ['another one', '12) a', '12\\) a'],
  ['what begins a quotation', '> a > b', '\\> a \\> b'],
  ['what makes a heading of the line before', '===', '\\==='],
  ['several blanks', '  a    b ', 'a b'],
])('GIVEN %s THEN it is text', (_what, text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test.each([
  ['an e-mail address', 'to ada@example.com now', 'to `ada@example.com` now'],
  ['a mention', 'x @octocat', 'x `@octocat`'],
  ['references', '#1 GH-1 acme/repo#1 ACME-42', '`#1` `GH-1` `acme/repo#1` `ACME-42`'],
  ["GitLab's references", '!1 &1 %1 %"a b" ~label ^alert#1', '`!1` `&1` `%1` `%"a` b" `~label` `^alert#1`'],
  ['what may be a commit', 'deadbeef defaced 1234567', '`deadbeef` `defaced` `1234567`'],
  ['links', 'www.evil.example https://evil.example', '`www.evil.example` `https://evil.example`'],
  ['an inline link', '[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
  ['HTML', '<img src=x> </details>', '`<img` src=x\\> `</details>`'],
  ['a comment', 'a <!-- b', 'a `<!--` b'],
  ['an entity', '&#64;octocat &lt;', '`&#64;octocat` \\&lt;'],
  ['emphasis', '*a* _b_ ~~c~~', '`*a*` \\_b\\_ `~~c~~`'],
  ['mathematics and emoji codes', '$x$ :smile:', '`$x$` `:smile`:'],
  ['half an emoji code, which a colon after it would make whole', ':100', '`:100`'],
  ['a quick action', '/close', '`/close`'],
  ["GitLab's marks of changes", '{+a+} [-b-] [[c]] %{d}', '`{+a+}` `[-b-]` `[[c]]` `%{d}`'],
  ['a pipe within code', '@a|b', '`@a`&#124;`b`'],
  ['a backslash before a pipe', 'a\\|b \\', '`a\\`&#124;`b` `\\`'],
  ['backticks', '`a` a`b a``b` `', '`` `a` `` ``a`b`` ``` a``b` ``` `` ` ``'],
  ['a line end', 'a\n# b', '`a<U+000A>#` b'],
  ['a bidirectional override', 'a\u202eb', '`a<U+202E>b`'],
  ['a very long word', 'a'.repeat(61), `\`${'a'.repeat(61)}\``],
])('GIVEN %s THEN it is inert', (_what, text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test('GIVEN a whole text for code THEN blanks stay, and an empty one is empty', () => {
  expect(inCode('a  b')).toBe('`a  b`');
  expect(inCode(' a')).toBe('`  a `');
  expect(inCode('')).toBe('');
});

const nasty = fc.string({
  unit: fc.constantFrom(...'`|\\ <>@#[]()!*_~&;:/.-w0ae"\n\u202e\u001b'),
  maxLength: 40,
});

/** Where text from outside stands: in a paragraph, an item of a list, and a cell. */
const PLACES: readonly ((escaped: string) => string)[] = [
  (escaped) => escaped,
  (escaped) => `- ${escaped}`,
  (escaped) => `| ${escaped} |\n| --- |\n`,
];

const words = fc.array(fc.oneof(nasty, fc.constantFrom(...HOSTILE)), { maxLength: 4 }).map((all) => all.join(' '));

test('GIVEN any text THEN it shows as written, and neither Markdown nor GitHub nor GitLab acts on it', () => {
  fc.assert(
    fc.property(fc.oneof(words, anyText()), (text) => {
      fc.pre(text.trim() !== '');
      for (const escaped of [escapeMarkdown(text), inCode(text)]) {
        expect(escaped).not.toMatch(/[|\n\r]/);
        for (const place of PLACES) {
          const { elements, shown, outsideCode } = renderedText(place(escaped));
          const drawnTogether = (words: string): string => words.replace(/ +/g, ' ').trim();
          expect(elements.filter((name) => !/^(p|ul|li|table|thead|tbody|tr|th|td|code)$/.test(name))).toEqual([]);
          expect(drawnTogether(shown.replaceAll('\n', ''))).toBe(drawnTogether(visible(text)));
          expect(outsideCode).not.toMatch(ACTED_ON);
        }
      }
    }),
    { numRuns: 500 },
  );
});
