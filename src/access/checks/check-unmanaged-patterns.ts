import { isEMail } from '../../people/e-mail.js';
import { matchesPattern, PEOPLE_PATTERN, writtenOutDomain } from '../../people/people-pattern.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { isMailProvider, isOpenDomain } from '../open-mail-domains.js';
import { isOwnDomain } from '../unmanaged-pattern-error.js';

/**
 * A pattern of unmanaged people covers other organisations' people alone: neither the owner of an account in which it applies,
 * nor people of a domain that anybody can get. Whom the directory has is checked where it is read (`declaredPeople`).
 */
export function checkUnmanagedPatterns(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const places: FilePath[] = [['policy'], ...accounts.map(({ at }) => [...at, 'policy'])];
  return places.flatMap((policy) =>
    itemsAt(value, [...policy, 'unmanaged']).flatMap(({ item, at }) => {
      const pattern = entryAt(item, 'pattern');
      if (typeof pattern !== 'string' || !PEOPLE_PATTERN.test(pattern)) return [];
      const here = [...at, 'pattern'];
      return openDomain(pattern, here) ?? owners(value, pattern, here, accountsOf(value, accounts, policy));
    }),
  );
}

/** The accounts in which a policy's list of unmanaged people applies: an account's own list replaces the file's. */
function accountsOf(value: unknown, accounts: readonly AccountDraft[], policy: FilePath): readonly AccountDraft[] {
  return policy.length > 1
    ? accounts.filter(({ at }) => at.every((step, index) => policy[index] === step))
    : accounts.filter(({ at }) => valueAt(value, [...at, 'policy', 'unmanaged']) === undefined);
}

function openDomain(pattern: string, at: FilePath): Mistake[] | undefined {
  if (!pattern.includes('*')) return undefined;
  const writtenOut = writtenOutDomain(pattern);
  if (!isOpenDomain(writtenOut)) return undefined;
  const found = quoted(pattern);
  if (isMailProvider(writtenOut)) {
    return [
      {
        at,
        problem: `pattern ${found} covers addresses that end in ${quoted(writtenOut)}, where anybody can get one`,
        found,
        expected:
          'the domain of one organisation, or single people, each with a pattern without *, or under exceptions with an end',
      },
    ];
  }
  return [
    {
      at,
      problem: `pattern ${found} covers every domain that ends in ${quoted(`.${writtenOut}`)}, which anybody can get`,
      found,
      expected: `the domain of one organisation, written out, such as *@agency.${writtenOut}`,
    },
  ];
}

function owners(value: unknown, pattern: string, at: FilePath, accounts: readonly AccountDraft[]): Mistake[] {
  for (const account of accounts) {
    const owner = valueAt(value, [...account.at, 'owner']);
    if (typeof owner !== 'string' || !isEMail(owner)) continue;
    const found = quoted(pattern);
    if (!matchesPattern(pattern, owner)) {
      if (!isOwnDomain(pattern, owner)) continue;
      const problem = `pattern ${found} covers people of the domain of ${quoted(owner)}, the owner of an account, and so the company's own`;
      const expected = 'single people, each with a pattern without *, or under exceptions with an end';
      return [{ at, problem, found, expected }];
    }
    const problem = `pattern ${found} covers ${quoted(owner)}, the owner of an account, and so perhaps the company's own people`;
    const expected = 'a pattern of people of another organisation; a single person goes under exceptions';
    return [{ at, problem, found, expected }];
  }
  return [];
}
