import fc from 'fast-check';
import { type AccessModel } from '../../../src/access/access-model.js';
import { type AccessWish } from '../../../src/access/edits/access-edit.js';
import { editAccessFile } from '../../../src/access/edits/edit-access-file.js';
import { desiredAccount } from '../../../src/access/desired-people.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { edited } from '../../../src/text/text-edit.js';
import { directoryOf, PEOPLE, randomFile, TODAY } from './members-file.js';

/** Who has which role in which account, as `account person: role`. */
function rolesOf({ accounts }: AccessModel, people: readonly string[]): ReadonlyMap<string, string> {
  const snapshot = directoryOf(people);
  return new Map(
    accounts.flatMap((account) =>
      desiredAccount(account, { snapshot, today: TODAY }).people.map(
        ({ userName, role }) => [`${account.name} ${userName}`, role] as const,
      ),
    ),
  );
}

const linesWith = (text: string, pattern: string): readonly string[] =>
  text.split('\n').flatMap((line) => new RegExp(pattern).exec(line)?.[0] ?? []);

const anyWish = fc.record({
  account: fc.constantFrom('acme', 'shop'),
  user: fc.constantFrom(...PEOPLE).map((name) => `${name}@example.com`),
  role: fc.constantFrom(undefined, undefined, 'admin', 'support', 'analyst'),
});

describe('edits of random access files', () => {
  it('GIVEN any members, groups, rules and exceptions WHEN wishes are edited in THEN exactly they come true', () => {
    let made = 0;
    fc.assert(
      fc.property(
        randomFile,
        fc.uniqueArray(anyWish, { maxLength: 4, selector: ({ account, user }) => `${account} ${user}` }),
        ({ text, people }, wishes: readonly AccessWish[]) => {
          const model = parseAccessFile(text, { path: 'access.yaml', today: TODAY });
          const around = { snapshot: directoryOf(people), today: TODAY };
          const { texts, edits, refused } = editAccessFile({ text, model }, wishes, around);
          expect(edits.length + refused.length).toBe(wishes.length);
          const after = edited(text, texts);
          const expected = new Map(rolesOf(model, people));
          for (const { wish } of edits) {
            if (wish.role === undefined) expected.delete(`${wish.account} ${wish.user}`);
            else expected.set(`${wish.account} ${wish.user}`, wish.role);
          }
          const read = parseAccessFile(after, { path: 'access.yaml', today: TODAY });
          expect(rolesOf(read, people)).toEqual(expected);
          for (const { wish } of edits) {
            const { exceptions } = read.accounts.find(({ name }) => name === wish.account)!;
            if (wish.role === undefined) expect(exceptions.map(({ user }) => user)).not.toContain(wish.user);
          }
          // A list that goes as a whole takes the comments in it along.
          if (linesWith(after, 'members:|exceptions:').length === linesWith(text, 'members:|exceptions:').length) {
            expect(linesWith(after, '# keep')).toEqual(linesWith(text, '# keep'));
          }
          if (texts.length > 0) made += 1;
          else expect(after).toBe(text);
        },
      ),
      { numRuns: 80 },
    );
    // So that it is not only refusals that were tried.
    expect(made).toBeGreaterThan(15);
  });
});
