import { type DirectorySnapshot } from '../people/directory-person.js';
import { oneLoginDoubts } from '../rules/onelogin/onelogin-doubts.js';
import { writtenForms } from '../rules/onelogin/onelogin-mapping.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';
import { doubtWarning } from './doubt-warning.js';
import { isOneLoginAccount } from './onelogin-account.js';

/**
 * Where OneLogin does otherwise than the access file may seem to say: people who leave and stay in Klaviyo, at the account; and people whom a
 * mapping may decide otherwise, each at the assignment or at the member.
 */
export function oneLoginWarnings({ accounts }: AccessModel, snapshot: DirectorySnapshot): readonly AccessWarning[] {
  return accounts
    .filter(isOneLoginAccount)
    .flatMap((account) => [
      ...staying(account),
      ...account.assignments.flatMap((assignment) => doubtful(assignment, snapshot)),
    ]);
}

/** That a removal waits for an approval is the default, and not said: the runbook asks for the approvals. */
function staying({ identityProvider, whenUnmatched, at }: Account): readonly AccessWarning[] {
  if (identityProvider?.kind !== 'onelogin' || identityProvider.provisioning.removal !== 'nothing') return [];
  if (whenUnmatched === 'keep') return [];
  const message =
    'OneLogin does nothing about people who lose the app (provisioning.removal is nothing), so that they stay active in Klaviyo until somebody ' +
    'removes them there. Choose Delete or Suspend in the app under Provisioning, and write it here.';
  return [{ at, message }];
}

function doubtful(
  { membership, at }: Assignment,
  { users, attributeNames }: DirectorySnapshot,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared') return [];
  const { when, members } = membership;
  return [
    ...(when === undefined
      ? []
      : doubtWarning(at, 'the mapping in OneLogin', users, oneLoginDoubts(when, attributeNames))),
    ...members.flatMap((member) => {
      const named = { kind: 'attribute', attribute: 'userName', operator: 'in', at: member.at } as const;
      return doubtWarning(
        member.at,
        'the mapping in OneLogin',
        users,
        oneLoginDoubts({ ...named, values: writtenForms(member.user) }),
      );
    }),
  ];
}
