import { HEADER, ADA, read, refusals } from './read-sample-roster.js';

describe('invisible and typographic characters', () => {
  test.each([
    ['bob\u200b@example.com', 4, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['bob@example.com\u200b', 16, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['bob\ufeff@example.com', 4, 'the invisible character U+FEFF (byte order mark) in it; remove it'],
    ['bob\u00ad@example.com', 4, 'the invisible character U+00AD (soft hyphen) in it; remove it'],
    ['bob\ufe0f@example.com', 4, 'the invisible character U+FE0F (variation selector 16) in it; remove it'],
    ['bob\u{e0101}@example.com', 4, 'the invisible character U+E0101 in it; remove it'],
    ['bo\u202eb@example.com', 3, 'the invisible character U+202E (right-to-left override) in it; remove it'],
    ['bob\u00a0b@example.com', 4, 'the blank U+00A0 (no-break space) in it; remove it or write a normal space'],
    ['o\u2019neil@example.com', 2, "the typographic quote \u2019 (U+2019) in it; write '"],
    ['o\u00b4neil@example.com', 2, "the typographic quote \u00b4 (U+00B4) in it; write '"],
    ['\u201ccy@example.com\u201d', 1, 'the typographic quote \u201c (U+201C) in it; write "'],
    ['\uff41da@example.com', 1, 'the character \uff41 (U+FF41) in place of a in it; write a'],
    [
      '\u0430da@example.com',
      1,
      'the letter \u0430 (U+0430) of another script among Latin ones in it; write the Latin letter',
    ],
    [
      'ada@ex\u0430mple.com',
      7,
      'the letter \u0430 (U+0430) of another script among Latin ones in it; write the Latin letter',
    ],
  ])('in the userName %j are named with their place', (userName, column, problem) => {
    const [line, ...others] = refusals(`${HEADER}\n${ADA}\n${userName},B,C,x`);
    expect(others).toEqual([]);
    expect(line).toMatch(new RegExp(`^people\\.csv:3:${column}: userName "`));
    expect(line).toContain(` has ${problem}`);
  });

  test.each([
    ['klaviyo-\u200banalysts', 27, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['klaviyo\u00a0analysts', 26, 'the blank U+00A0 (no-break space) in it; remove it or write a normal space'],
    [
      '\u201cklaviyo-analysts\u201d',
      19,
      'the typographic quote \u201c (U+201C) in it; write the name without quotes around it',
    ],
    ["'klaviyo-analysts'", 19, "the quote ' (U+0027) in it; write the name without quotes around it"],
    ['\u2018a\u2019', 19, 'the typographic quote \u2018 (U+2018) in it; write the name without quotes around it'],
    ['a\u00bb', 20, 'the typographic quote \u00bb (U+00BB) in it; write the name without quotes around it'],
    ['ok;b\u2066', 23, 'the invisible character U+2066 in it; remove it'],
    ['a\tb', 20, 'the blank U+0009 (tab) in it; separate groups with ";"'],
  ])('in the groups %j are named with their place', (groups, column, problem) => {
    const [line, ...others] = refusals(`${HEADER}\n${ADA}\nb@example.com,B,C,${groups}`);
    expect(others).toEqual([]);
    expect(line).toMatch(new RegExp(`^people\\.csv:3:${column}: groups "`));
    expect(line).toContain(` has ${problem}`);
  });

  test('between groups, a line break is named with the separator that is wanted', () => {
    expect(refusals(`${HEADER}\nb@example.com,B,C,"klaviyo-analysts\nall-staff"`)).toEqual([
      'people.csv:3: groups "klaviyo-analysts<U+000A>all-staff" has the invisible character U+000A (line feed) in it; separate groups with ";"',
    ]);
  });

  test('in a list are named with the place of their key', () => {
    const names = 'givenName: B, familyName: C';
    expect(
      refusals(
        `- { userName: "bob\\u200b@example.com", ${names}, groups: [] }\n` +
          `- { userName: cy@example.com, ${names}, groups: [ok, "klaviyo\\u00a0analysts"] }\n` +
          `- userName: di@example.com\n  givenName: D\n  familyName: E\n  groups: "\u201cx\u201d"\n`,
        'people.yaml',
      ),
    ).toEqual([
      'people.yaml:1:5: userName "bob<U+200B>@example.com" has the invisible character U+200B (zero width space) in it; remove it',
      'people.yaml:2:60: groups "klaviyo<U+00A0>analysts" has the blank U+00A0 (no-break space) in it; remove it or write a normal space',
      'people.yaml:6:3: groups "\u201cx\u201d" has the typographic quote \u201c (U+201C) in it; write the name without quotes around it',
    ]);
  });

  test.each([
    ['an outer no-break space', 'bob@example.com\u00a0', 'x\u00a0', ['bob@example.com', 'x']],
    ['an accent, in either form', 'rene\u0301@example.com', '\u00e9quipe', ['rene\u0301@example.com', '\u00e9quipe']],
    ['a domain in Unicode', 'bob@m\u00fcnchen.example', 'b', ['bob@m\u00fcnchen.example', 'b']],
    [
      'a userName in another script alone',
      '\u0430\u043d\u043d\u0430@example.com',
      'b',
      ['\u0430\u043d\u043d\u0430@example.com', 'b'],
    ],
    ['an apostrophe of the keyboard', "o'neil@example.com", "l'\u00e9quipe", ["o'neil@example.com", "l'\u00e9quipe"]],
    [
      'a typographic apostrophe in a group',
      'b@example.com',
      'l\u2019\u00e9quipe',
      ['b@example.com', 'l\u2019\u00e9quipe'],
    ],
    [
      'an emoji of several characters',
      'b@example.com',
      '\u2764\ufe0f \ud83d\udc69\u200d\ud83d\ude80',
      ['b@example.com', '\u2764\ufe0f \ud83d\udc69\u200d\ud83d\ude80'],
    ],
    [
      'a joiner in a Persian word',
      'b@example.com',
      '\u0645\u06cc\u200c\u062e',
      ['b@example.com', '\u0645\u06cc\u200c\u062e'],
    ],
    [
      'an ideographic space between letters',
      'b@example.com',
      '\u55b6\u696d\u3000\u90e8',
      ['b@example.com', '\u55b6\u696d\u3000\u90e8'],
    ],
  ])('%s is read as it is', (_what, userName, groups, person) => {
    expect(read(`${HEADER}\n${userName},B,C,${groups}`)).toEqual([person]);
  });

  test('two userNames that differ in Unicode form or in how the domain is written are one person', () => {
    expect(refusals(`${HEADER}\nren\u00e9@m\u00fcnchen.example,,,\nrene\u0301@xn--mnchen-3ya.example,,,`)).toEqual([
      'people.csv:3: userName "rene\u0301@xn--mnchen-3ya.example" is on line 2 already; a person has one line',
    ]);
  });

  test.each(['ada@example.com.', 'ada@example\u3002com'])('%s, with such a full stop, is refused', (userName) => {
    expect(refusals(`${HEADER}\n${userName},,,`)).toEqual([
      `people.csv:2: userName "${userName}" is not an e-mail address`,
    ]);
  });
});
