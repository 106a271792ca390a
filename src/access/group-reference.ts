import { type AccountFile } from './account-schema.js';
import { type Assignment } from './access-model.js';

/** How an assignment names its group. */
export type GroupReference = Pick<Assignment, 'group' | 'identity'>;

/** The group of an assignment as the model has it: a name that is unique in the account, and what tells it from others. */
export function groupReference(written: NonNullable<AccountFile['assignments'][number]['group']>): GroupReference {
  if (typeof written === 'string') return { group: written };
  if ('id' in written) {
    const { id, name } = written;
    return { group: name ?? id, identity: { by: 'id', id, name } };
  }
  return { group: written.name, identity: { by: 'type', type: written.type } };
}

type Identified = Pick<Assignment, 'identity' | 'create'>;

/** What tells the group from others of its name, also where the access file does not say it: a stack makes groups of Okta's own. */
export function identityOf({ identity, create }: Identified): Assignment['identity'] {
  return identity ?? (create ? { by: 'type', type: 'OKTA_GROUP' } : undefined);
}

/** Whether two references of one name surely mean two groups. A name alone, or an id beside a type, may mean the same one. */
export function areDifferentGroups(one: Identified, other: Identified): boolean {
  const [here, there] = [identityOf(one), identityOf(other)];
  if (here?.by === 'id' && there?.by === 'id') return here.id !== there.id;
  return here?.by === 'type' && there?.by === 'type' && here.type !== there.type;
}
