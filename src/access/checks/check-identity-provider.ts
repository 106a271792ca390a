import { IDENTITY_PROVIDER_KINDS, IDENTITY_PROVIDERS } from '../identity-providers.js';
import { type IdentityProviderKind } from '../access-model.js';
import { isDirect } from '../account-draft.js';
import { type Mistake, placeName } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, isMapping, itemsAt, valueAt } from '../../yaml/plain-value.js';

/**
 * One identity provider at most, and what belongs to it only where it is named: the directory, the keys of an account, and
 * the groups that its stack makes.
 *
 * @param kinds - the top-level keys that name one. Default: all that there are
 */
export function checkIdentityProvider(
  value: unknown,
  lineOf: (at: FilePath) => number,
  kinds: readonly string[] = IDENTITY_PROVIDER_KINDS,
): Mistake[] {
  if (!isMapping(value)) return [];
  const [named, ...others] = kinds.filter((kind) => entryAt(value, kind) !== undefined);
  if (others.length > 0) return others.map((kind) => second(kind, lineOf([named!]), kinds));
  if (named !== undefined) return requiredKeys(value, named as IdentityProviderKind);
  const missing = IDENTITY_PROVIDER_KINDS.flatMap((kind) => missingProvider(value, kind, lineOf));
  return missing.length > 0 ? missing : [...groupsThatNobodyMakes(value), ...groupsOfNoProvider(value)];
}

function second(kind: string, line: number, kinds: readonly string[]): Mistake {
  const problem = `key "${kind}" names a second identity provider; the first is on line ${line}`;
  return { at: [kind], on: 'key', problem, found: `"${kind}"`, expected: `one of ${kinds.join(', ')} at most` };
}

function requiredKeys(value: unknown, kind: IdentityProviderKind): Mistake[] {
  return itemsAt(value, ['accounts']).flatMap(({ item, at }) =>
    !isMapping(item) || isDirect(item)
      ? []
      : Object.entries(IDENTITY_PROVIDERS[kind].required).flatMap(([key, expected]) =>
          entryAt(item, key) === undefined ? [missingKey(key, at, expected)] : [],
        ),
  );
}

/** The file names no provider, but something in it belongs to this one: then its key was forgotten. */
function missingProvider(value: unknown, kind: IdentityProviderKind, lineOf: (at: FilePath) => number): Mistake[] {
  const { accountKeys, expected } = IDENTITY_PROVIDERS[kind];
  const inAccounts = itemsAt(value, ['accounts']).flatMap(({ item, at }) =>
    isDirect(item) ? [] : accountKeys.map((key) => [...at, key]),
  );
  const first = [['directory', kind], ...inAccounts].find((at) => valueAt(value, at) !== undefined);
  if (first === undefined) return [];
  const { problem, ...rest } = missingKey(kind, [], expected);
  return [{ ...rest, problem: `${problem}, and ${String(first.at(-1))} on line ${lineOf(first)} belongs to it` }];
}

function groupsThatNobodyMakes(value: unknown): Mistake[] {
  return itemsAt(value, ['accounts']).flatMap(({ item: account, at }) =>
    itemsAt(isDirect(account) ? undefined : value, [...at, 'assignments']).flatMap(({ item, at: within }) =>
      entryAt(item, 'create') === true
        ? [
            {
              at: [...within, 'create'],
              problem: 'create is true, but without an identity provider there is no stack that could make the group',
              found: 'true',
              expected: `false, or one of the top-level keys ${IDENTITY_PROVIDER_KINDS.join(', ')}`,
            },
          ]
        : [],
    ),
  );
}

function groupsOfNoProvider(value: unknown): Mistake[] {
  return itemsAt(value, ['accounts']).flatMap(({ at }) =>
    itemsAt(value, [...at, 'assignments']).flatMap(({ item, at: within }) =>
      isMapping(entryAt(item, 'group'))
        ? [
            {
              at: [...within, 'group'],
              problem:
                'group is given by more than its name, but the access file names no identity provider that has it',
              found: 'a mapping',
              expected: "the group's name in the roster",
            },
          ]
        : [],
    ),
  );
}

function missingKey(key: string, at: FilePath, expected: string): Mistake {
  return { at, problem: `key "${key}" is missing in ${placeName(at)}`, found: 'nothing', expected };
}
