import { Document, isSeq } from 'yaml';
import { type ExceptableKind } from './finding-kind.js';

/** An exception that nobody has given a reason for yet. */
export interface ExceptionDraft {
  readonly user: string;
  readonly kinds: readonly ExceptableKind[];
  /** Undefined where it is to hold with any role. */
  readonly role?: string | undefined;
  /** Its last day, as YYYY-MM-DD. */
  readonly expires: string;
}

/** Where the items of `exceptions` of an account stand in an access file that is indented as in its documentation. */
const INDENT = ' '.repeat(6);

/**
 * Exceptions as items of YAML to paste under `exceptions` of an account. The reason is left empty, and the access file is
 * refused until somebody has written one.
 */
export function exceptionText(drafts: readonly ExceptionDraft[]): string {
  const items = drafts.map(({ user, kinds, role, expires }) => ({
    user,
    kinds,
    ...(role !== undefined && { role }),
    reason: null,
    expires,
  }));
  const document = new Document(items);
  for (const item of drafts.keys()) {
    const kinds = document.getIn([item, 'kinds']);
    if (isSeq(kinds)) kinds.flow = true;
  }
  return document.toString({ lineWidth: 0, nullStr: '', flowCollectionPadding: false }).replace(/^(?=.)/gm, INDENT);
}
