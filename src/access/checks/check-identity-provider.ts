import { IDENTITY_PROVIDER_KINDS, type IdentityProviderKind } from '../access-model.js';
import { isDirect, providerOfAccount, providersNamed } from '../account-provider.js';
import { IDENTITY_PROVIDERS, PROVIDER_KEYS } from '../identity-providers.js';
import { type Mistake, placeName } from '../mistake.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, isMapping, itemsAt, valueAt } from '../../yaml/plain-value.js';

/**
 * What belongs to an identity provider stands only where it is named: the directory, the keys of an account, and the groups that
 * its stack makes. Where the file names several, each account says which one is its own.
 */
export function checkIdentityProvider(value: unknown, lineOf: (at: FilePath) => number): Mistake[] {
  if (!isMapping(value)) return [];
  const named = providersNamed(value);
  if (named.length > 0) return [...ofAccounts(value, named), ...ofDirectory(value, named, lineOf)];
  const missing = missingProvider(value, lineOf);
  return missing.length > 0 ? missing : [...groupsThatNobodyMakes(value), ...groupsOfNoProvider(value)];
}

function ofAccounts(value: unknown, named: readonly IdentityProviderKind[]): Mistake[] {
  return itemsAt(value, ['accounts']).flatMap(({ item, at }) => {
    if (!isMapping(item)) return [];
    const kind = providerOfAccount(value, item);
    if (kind === undefined) return [];
    const own = entryAt(item, 'identityProvider');
    if (own === undefined && named.length > 1) return [notSaid(at, named)];
    if (!named.includes(kind)) return [notNamed(kind, at, named)];
    const required = Object.entries<string>(IDENTITY_PROVIDERS[kind].required);
    return required.flatMap(([key, expected]) =>
      entryAt(item, key) === undefined ? [missingKey(key, at, expected)] : [],
    );
  });
}

function notSaid(at: FilePath, named: readonly IdentityProviderKind[]): Mistake {
  const names = named.join(' and ');
  return {
    at,
    problem: `key "identityProvider" is missing in ${placeName(at)}, and the access file names ${names}`,
    found: 'nothing',
    expected: `one of ${named.join(', ')}`,
  };
}

function notNamed(kind: IdentityProviderKind, at: FilePath, named: readonly IdentityProviderKind[]): Mistake {
  return {
    at: [...at, 'identityProvider'],
    problem: `identityProvider is ${quoted(kind)}, but the access file has no key ${quoted(kind)}`,
    found: quoted(kind),
    expected: `${named.length === 1 ? named.join() : `one of ${named.join(', ')}`}, or the top-level key ${kind}`,
  };
}

/** The people of one identity provider's groups are all people only where no account is of another one. */
function ofDirectory(
  value: unknown,
  named: readonly IdentityProviderKind[],
  lineOf: (at: FilePath) => number,
): Mistake[] {
  const kind = IDENTITY_PROVIDER_KINDS.find((one) => valueAt(value, ['directory', one]) !== undefined);
  if (kind === undefined) return [];
  if (!named.includes(kind)) return [belonging(kind, IDENTITY_PROVIDERS[kind].expected, ['directory', kind], lineOf)];
  return itemsAt(value, ['accounts']).flatMap(({ item, at }) => {
    const own = providerOfAccount(value, item);
    if (own === undefined || own === kind) return [];
    return [
      {
        at: ['directory', kind],
        on: 'key',
        problem: `the people are those of groups in ${kind}, but the account on line ${lineOf(at)} has its groups in ${own}`,
        found: quoted(kind),
        expected: 'a roster',
      },
    ];
  });
}

/** The providers' keys, to stand in quotes. */
const ANY_KEY = `${IDENTITY_PROVIDER_KINDS.slice(0, -1).join('", "')}" or "${IDENTITY_PROVIDER_KINDS.at(-1)!}`;

/** The file names no provider, but something in it belongs to one: then its key was forgotten. */
function missingProvider(value: unknown, lineOf: (at: FilePath) => number): Mistake[] {
  const directory = IDENTITY_PROVIDER_KINDS.find((one) => valueAt(value, ['directory', one]) !== undefined);
  if (directory !== undefined) {
    return [belonging(directory, IDENTITY_PROVIDERS[directory].expected, ['directory', directory], lineOf)];
  }
  const places = itemsAt(value, ['accounts']).flatMap(({ item, at }) =>
    isDirect(item) ? [] : ['identityProvider', ...PROVIDER_KEYS].map((key) => [...at, key]),
  );
  const first = places.find((at) => valueAt(value, at) !== undefined);
  if (first === undefined) return [];
  const kind = IDENTITY_PROVIDER_KINDS.find(
    (one) => first.at(-1) === 'identityProvider' && one === valueAt(value, first),
  );
  return [
    kind === undefined
      ? belonging(ANY_KEY, 'one that says where the app is', first, lineOf)
      : belonging(kind, IDENTITY_PROVIDERS[kind].expected, first, lineOf),
  ];
}

function belonging(key: string, expected: string, at: FilePath, lineOf: (at: FilePath) => number): Mistake {
  const { problem, ...rest } = missingKey(key, [], expected);
  return { ...rest, problem: `${problem}, and ${String(at.at(-1))} on line ${lineOf(at)} belongs to it` };
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
