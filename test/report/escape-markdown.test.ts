import fc from 'fast-check';
import { escapeMarkdown, inCode } from '../../src/report/escape-markdown.js';
import { outsideCode } from './outside-code.js';

test.each([
  'Klaviyo has no role; desired is (by the group, before others).',
  "Desired as they are, but not in Klaviyo's listing. Until 2026-12-31, priority 2!",
  'Zoë passed-over "quoted" 李雷',
])('GIVEN %j THEN it stays as it is', (text) => {
  expect(escapeMarkdown(text)).toBe(text);
});

test.each([
  ['an e-mail address', 'to ada@example.com now', 'to `ada@example.com` now'],
  ['a role with underscores', 'role "content_creator".', 'role "`content_creator`".'],
  ['a mention', 'x @octocat', 'x `@octocat`'],
  ['references', '#1 GH-1 acme/repo#1', '`#1` `GH-1` `acme/repo#1`'],
  ['what may be a commit', 'deadbeef defaced 1234567', '`deadbeef` `defaced` `1234567`'],
  ['links', 'www.evil.example https://evil.example', '`www.evil.example` `https://evil.example`'],
  ['an inline link', '[a](b) ![c](d)', '`[a](b`) `![c](d`)'],
  ['HTML', '<img src=x> </details>', '`<img` `src=x>` `</details>`'],
  ['a comment', 'a <!-- b', 'a `<!--` b'],
  ['an entity', '&#64;octocat &lt;', '`&#64;octocat` `&lt`;'],
  ['emphasis', '*a* _b_ ~~c~~', '`*a*` `_b_` `~~c~~`'],
  ['mathematics and emoji codes', '$x$ :smile:', '`$x$` `:smile`:'],
  ['blocks', '- > + 1) === ---', '`-` `>` `+` 1) `===` `---`'],
  ['a pipe', 'a|b | |c', '`a`&#124;`b` &#124; &#124;`c`'],
  ['a backslash before a pipe', 'a\\|b \\', '`a\\`&#124;`b` `\\`'],
  ['backticks', '`a` a`b a``b` `', '`` `a` `` ``a`b`` ``` a``b` ``` `` ` ``'],
  ['a line end', 'a\n# b', '`a<U+000A>#` b'],
  ['a bidirectional override', 'a\u202eb', '`a<U+202E>b`'],
  ['several blanks', '  a    b ', 'a b'],
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

test('GIVEN any text THEN outside code there is nothing that Markdown or GitHub acts on', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
      for (const escaped of [escapeMarkdown(text), inCode(text)]) {
        expect(escaped).not.toMatch(/[|\n\r]/);
        expect(outsideCode(escaped).replaceAll('&#124;', '')).not.toMatch(/[`\\<>@#[\]*_~&/|$={}+^%]|www\.|:\S|\p{C}/u);
      }
    }),
    { numRuns: 500 },
  );
});
