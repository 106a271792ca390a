import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from '../example.js';

const policy = (pattern: string, indent = ''): string =>
  `${indent}policy: { unmanaged: [{ pattern: ${JSON.stringify(pattern)}, reason: A partner }] }\n`;
const refusalOf = (pattern: string): readonly string[] => {
  try {
    parseAccessFile(EXAMPLE + policy(pattern), { path: 'access.yaml' });
    return [];
  } catch {
    return refusals(EXAMPLE + policy(pattern));
  }
};

describe('a pattern of unmanaged people', () => {
  test.each([
    ['*@*.co.uk', 'co.uk'],
    ['*@co.uk', 'co.uk'],
    ['a*@co.uk', 'co.uk'],
    ['*@*agency.co.uk', 'co.uk'],
    ['*@*.Co.Uk', 'co.uk'],
    ['*@*.github.io', 'github.io'],
    ['*@*.com.au', 'com.au'],
    ['*@公司.cn', 'xn--55qx5d.cn'],
    ['support@*.x.kawasaki.jp', 'x.kawasaki.jp'],
  ])('GIVEN %s THEN it is refused, since anybody can get a domain under %s', (pattern, suffix) => {
    expect(refusalOf(pattern)).toEqual([
      expect.stringContaining(
        `covers every domain that ends in ".${suffix}", which anybody can get; expected the domain of one organisation, ` +
          `written out, such as *@agency.${suffix}`,
      ),
    ]);
    expect(refusalOf(pattern)[0]).toMatch(/^access.yaml:\d+:34: pattern "/);
  });

  test.each([
    '*@agency.co.uk',
    '*@*.agency.co.uk',
    '*@*.acme.github.io',
    '*@partner.example',
    '*@*.partner.example',
    '*@*.corp.internal',
    // One person, wherever their address is.
    'ada@co.uk',
  ])('GIVEN %s THEN it is taken', (pattern) => {
    expect(refusalOf(pattern)).toEqual([]);
  });

  test.each(['*@gmail.com', 'support*@Outlook.com', '*@protonmail.com', '*@qq.com', 'a*@mailinator.com'])(
    'GIVEN %s THEN it is refused, since anybody can get such an address',
    (pattern) => {
      expect(refusalOf(pattern)).toEqual([
        expect.stringMatching(
          /covers addresses that end in "[a-z]+\.com", where anybody can get one; expected the domain of one organisation, or single people, each with a pattern without \*, or under exceptions with an end/,
        ),
      ]);
    },
  );

  test.each(['*@*.onmicrosoft.com', '*@onmicrosoft.com'])(
    'GIVEN %s THEN it is refused, since anybody can get a domain there',
    (pattern) => {
      expect(refusalOf(pattern)).toEqual([
        expect.stringContaining('ends in ".onmicrosoft.com", which anybody can get'),
      ]);
    },
  );

  test.each(['f*@example.com', 'former*@EXAMPLE.com', '*@sub.example.com', '*@*.example.com', '*.ext@a.b.example.com'])(
    "GIVEN %s, in the owner's domain THEN it is refused, with what to do",
    (pattern) => {
      expect(refusalOf(pattern)).toEqual([
        expect.stringContaining(
          'covers people of the domain of "owner@example.com", the owner of an account, and so the company\'s own; expected ' +
            'single people, each with a pattern without *, or under exceptions with an end',
        ),
      ]);
    },
  );

  test.each([
    'former@example.com',
    'former@sub.example.com',
    'ada@gmail.com',
    '*@agency.onmicrosoft.com',
    '*@gmail.com.agency.example',
  ])('GIVEN %s THEN it is taken', (pattern) => {
    expect(refusalOf(pattern)).toEqual([]);
  });

  test.each(['*@example.com', 'o*@example.com', 'OWNER@example.com'])(
    'GIVEN %s, which covers the owner THEN it is refused',
    (pattern) => {
      expect(refusalOf(pattern)).toEqual([
        expect.stringContaining(
          'covers "owner@example.com", the owner of an account, and so perhaps the company\'s own people',
        ),
      ]);
    },
  );

  test("GIVEN an account's own list THEN its owner alone counts for it, and the file's list does not apply there", () => {
    const second = account('second', [policy('*@example.org', '    ').trimEnd()]).replace(
      'owner@example.com',
      'o@example.net',
    );
    const read = (pattern: string, text: string) => () =>
      parseAccessFile(EXAMPLE + text + policy(pattern), { path: 'access.yaml' });

    expect(read('*@example.net', second)).not.toThrow();
    expect(read('*@example.net', second.replace('*@example.org', '*@example.com'))).not.toThrow();
    expect(read('*@example.com', second)).toThrow('covers "owner@example.com"');
    expect(read('*@example.org', second.replace('*@example.org', '*@example.net'))).toThrow('covers "o@example.net"');
  });

  test('GIVEN a value that is no pattern THEN that alone is said', () => {
    expect(refusalOf('example.com')).toEqual([expect.stringContaining('expected a pattern of e-mail addresses')]);
  });
});
