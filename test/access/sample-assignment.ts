import { type Assignment, type Grant, type Membership } from '../../src/access/access-model.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { type Condition } from '../../src/rules/condition.js';

/** An assignment of the group `g` with its priority, on the line 10 times that. */
export function assignment(priority: number, role: string, membership?: Membership): Assignment {
  const at = { line: priority * 10, column: 9 };
  return { role, group: `g${priority}`, create: false, priority, at, ...(membership && { membership }) };
}

/** Members whom the access file names, the first on line 101. */
export function members(...users: readonly Omit<Grant, 'at'>[]): Membership {
  const grants = users.map((grant, index) => ({ ...grant, at: { line: 101 + index, column: 13 } }));
  return { kind: 'declared', members: grants, fromRoster: false };
}

export function matching(when: Condition, ...users: readonly Omit<Grant, 'at'>[]): Membership {
  return { ...members(...users), when } as Membership;
}

/** Ada, active, in no group. */
export function directoryPerson(changes: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    groups: [],
    active: true,
    attributes: {},
    ...changes,
  };
}
