import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';

/** A member of an assignment as far as it can be read. */
export interface MemberDraft {
  /** As written. */
  readonly user: string;
  /** Where the userName stands. */
  readonly at: FilePath;
}

/** The members of an assignment that stands at a place. */
export function draftMembers({ item, at }: { readonly item: unknown; readonly at: FilePath }): readonly MemberDraft[] {
  return itemsAt(item, ['members']).flatMap(({ item: member, at: within }) => {
    const place = [...at, ...within];
    const user = entryAt(member, 'user');
    if (typeof member === 'string') return [{ user: member, at: place }];
    return typeof user === 'string' ? [{ user, at: [...place, 'user'] }] : [];
  });
}
