import { isEMail } from '../../people/e-mail.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { providerOfAccount } from '../account-provider.js';
import { type Mistake } from '../mistake.js';

/**
 * Google Workspace is the directory only of accounts without an app in an identity provider, which has groups of its own, and has its
 * groups by their e-mail addresses: several may have one name.
 */
export function checkGoogleDirectory(value: unknown, lineOf: (at: FilePath) => number): Mistake[] {
  if (valueAt(value, ['directory', 'google']) === undefined) return [];
  return itemsAt(value, ['accounts']).flatMap(({ item, at }) => {
    const kind = providerOfAccount(value, item);
    if (kind !== undefined) return [appElsewhere(kind, lineOf(at))];
    return itemsAt(value, [...at, 'assignments']).flatMap(({ item: assignment, at: within }) =>
      groupWithoutAddress(assignment, within),
    );
  });
}

function appElsewhere(kind: string, line: number): Mistake {
  return {
    at: ['directory', 'google'],
    on: 'key',
    problem: `the people are those of Google Workspace, but the account on line ${line} has its app and its groups in ${kind}`,
    found: '"google"',
    expected: `a roster, ${kind}: true, or provisioning: { mode: direct } for every account`,
  };
}

/** A group whose members the access file lists itself is not looked up, and may have any name. */
function groupWithoutAddress(assignment: unknown, at: FilePath): Mistake[] {
  const group = entryAt(assignment, 'group');
  if (group === undefined || ['when', 'members'].some((key) => entryAt(assignment, key) !== undefined)) return [];
  const expected = "the group's e-mail address in Google Workspace";
  const place = [...at, 'group'];
  if (typeof group !== 'string') {
    const problem = 'group is given by more than its name, but Google Workspace has it by its address';
    return [{ at: place, problem, found: 'a mapping', expected }];
  }
  return isEMail(group) ? [] : [{ at: place, problem: `group is ${quoted(group)}`, found: quoted(group), expected }];
}
