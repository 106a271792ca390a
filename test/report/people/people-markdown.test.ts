import { type AccessChange, type AccessChanges, type AccountChanges } from '../../../src/access/access-changes.js';
import { changesMarkdown, peopleMarkdown } from '../../../src/report/people/people-markdown.js';
import { rowsUnder } from '../parsed-markdown.js';

function gaining(number: number): readonly AccessChange[] {
  return Array.from({ length: number }, (_, index) => ({
    userName: `person${index}@example.com`,
    givenName: '',
    familyName: '',
    before: { role: null, why: 'not in the directory' },
    after: { role: 'analyst', why: 'by the group "klaviyo-analysts", priority 2' },
  }));
}

function changes(...accounts: readonly Partial<AccountChanges>[]): AccessChanges {
  const none = { name: 'acme', status: 'kept', gains: [], roles: [], loses: [], otherReason: 0, unchanged: 0 } as const;
  return { accounts: accounts.map((account) => ({ ...none, ...account })) };
}

const GAINS = ['Person', 'Role', 'Why now', 'Why not before'];

test("GIVEN ten thousand people and GitHub's limit THEN whole rows are left out, and how many is said", () => {
  const markdown = changesMarkdown(changes({ gains: gaining(10_000) }));
  const shown = rowsUnder(markdown, GAINS).length;
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
  expect(shown).toBeGreaterThan(300);
  expect(markdown).toContain('**10000 people gain access, nobody changes role, nobody loses access.**');
  expect(markdown).toContain(`_${10_000 - shown} rows more do not fit here.`);
});

test('GIVEN many who gain and one who loses THEN the loss is not crowded out', () => {
  const [loss] = gaining(1);
  const markdown = changesMarkdown(
    changes(
      { gains: gaining(10_000) },
      { name: 'other', loses: [{ ...loss!, before: loss!.after, after: loss!.before }] },
    ),
  );
  expect(rowsUnder(markdown, ['Person', 'Role before', 'Why before', 'Why not now'])).toHaveLength(1);
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
});

test('GIVEN accounts of which one changes THEN the other one is not listed', () => {
  const markdown = changesMarkdown(changes({ gains: gaining(1) }, { name: 'quiet', unchanged: 5 }));
  expect(markdown).toContain('**1 person gains access, nobody changes role, nobody loses access, in 1 account of 2.**');
  expect(markdown).toContain('### acme');
  expect(markdown).not.toContain('quiet');
});

test('GIVEN other reasons alone, a new account and one that is gone THEN it is said', () => {
  const markdown = changesMarkdown(
    changes({ otherReason: 2 }, { name: 'new', status: 'added' }, { name: 'gone', status: 'removed' }),
  );
  expect(markdown).toContain("**Nobody's access changes.**");
  expect(markdown).toContain('2 people keep the same role for another reason, such as another group.');
  expect(markdown).toContain('The account is new, and nobody has access to it.');
  expect(markdown).toContain('The access file does not have the account any more. Taking an account out');
});

test('GIVEN everyone of two accounts, of which one has nobody THEN there is a table and a sentence', () => {
  const person = {
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    role: 'admin',
    priority: 1,
    why: 'x',
  };
  const markdown = peopleMarkdown({
    accounts: [
      { name: 'acme', people: [person] },
      { name: 'empty', people: [] },
    ],
  });
  expect(rowsUnder(markdown, ['Person', 'Role', 'Why'])).toEqual([['`ada@example.com`', 'admin', 'x']]);
  expect(markdown).toContain('**1 person in 2 accounts.**');
  expect(markdown).toContain('Nobody should have access to `empty`.');
});
