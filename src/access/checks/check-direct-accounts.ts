import { isDirect } from '../account-provider.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, isMapping, itemsAt } from '../../yaml/plain-value.js';

/**
 * What an account says of its provisioning fits its mode: an account that klaviyo-access provisions itself has no app and no
 * stack, and only such an account says what becomes of people who should not be there.
 */
export function checkDirectAccounts(value: unknown): Mistake[] {
  return itemsAt(value, ['accounts']).flatMap(({ item, at }) => {
    if (!isMapping(item)) return [];
    const provisioning = [...at, 'provisioning'];
    const written = entryAt(item, 'provisioning');
    return isDirect(item)
      ? [
          ...APP_KEYS.flatMap((key) => surplus(item, key, at, 'a direct account has no app')),
          ...surplus(written, 'import', provisioning, 'nothing imports from Klaviyo in a direct account'),
          ...itemsAt(item, ['assignments']).flatMap(({ item: assignment, at: within }) =>
            entryAt(assignment, 'create') === true ? [nobodyMakes([...at, ...within, 'create'])] : [],
          ),
          ...daysWithoutDelete(written, provisioning),
        ]
      : DIRECT_KEYS.flatMap((key) => surplus(written, key, provisioning, 'it belongs to mode: direct'));
  });
}

const APP_KEYS = ['identityProvider', 'app', 'adopt'];
const DIRECT_KEYS = ['deprovision', 'deleteAfterDays'];

function surplus(holder: unknown, key: string, at: FilePath, why: string): Mistake[] {
  if (entryAt(holder, key) === undefined) return [];
  return [
    {
      at: [...at, key],
      on: 'key',
      problem: `${key} does not belong here: ${why}`,
      found: `"${key}"`,
      expected: `no ${key}`,
    },
  ];
}

function nobodyMakes(at: FilePath): Mistake {
  return {
    at,
    problem: 'create is true, but a direct account has no stack that could make the group',
    found: 'true',
    expected: 'false, or nothing',
  };
}

function daysWithoutDelete(provisioning: unknown, at: FilePath): Mistake[] {
  return entryAt(provisioning, 'deprovision') === 'delete'
    ? []
    : surplus(provisioning, 'deleteAfterDays', at, 'nobody is deleted without deprovision: delete');
}
