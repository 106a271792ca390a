import { carriesMarker } from './comment-body.js';
import { type ForgeComment, type PlaceComments } from './comment-forge.js';
import { PublishError } from './publish-error.js';

/** What was done. */
export interface UpsertedComment {
  readonly done: 'created' | 'updated';
  readonly id: number;
  /** What a person should know besides, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Updates the one comment whose first line is the marker, or creates it. Only a comment by the token's own author is
 * updated where that author can be known, so that nobody else's text comes to stand under the report's name, or the
 * report in a comment that somebody else can edit; otherwise any with the marker that the token may edit. If several
 * qualify it is the oldest. Nothing is ever deleted.
 *
 * It may be repeated after any failure: a comment that was created though its answer was lost is found the next time.
 *
 * @throws PublishError with any code of HTTP
 */
export async function upsertComment(forge: PlaceComments, marker: string, body: string): Promise<UpsertedComment> {
  const author = await forge.author();
  const marked = (await forge.comments())
    .filter((comment) => carriesMarker(comment.body, marker))
    .toSorted((one, other) => one.id - other.id);
  const ours = author === undefined ? marked : marked.filter((comment) => comment.author === author);
  const notes = notesOn(marked, ours, author);
  for (const { id } of ours) {
    try {
      await forge.update(id, body);
      return { done: 'updated', id, notes };
    } catch (error) {
      if (!mayTryNext(error, author)) throw error;
      notes.push(`Comment ${id} carries the marker but could not be edited: it is gone, or another account's.`);
    }
  }
  return { done: 'created', id: await forge.create(body), notes };
}

/** A comment can be deleted between the listing and the update; and where the author is unknown, be somebody else's. */
function mayTryNext(error: unknown, author: string | undefined): boolean {
  if (!(error instanceof PublishError)) return false;
  return error.code === 'PUBLISH_NOT_FOUND' || (author === undefined && error.code === 'PUBLISH_FORBIDDEN');
}

function notesOn(marked: readonly ForgeComment[], ours: readonly ForgeComment[], author: string | undefined): string[] {
  const notes: string[] = [];
  if (author === undefined && marked.length > 0) {
    notes.push('The forge does not say whose token this is: the marker alone decides which comment is updated.');
  }
  if (marked.length > ours.length) {
    notes.push(`Left alone, since another account wrote it: comment ${ids(without(marked, ours))}, with the marker.`);
  }
  if (ours.length > 1) {
    notes.push(
      `${ours.length} comments carry the marker; the oldest is updated. Delete the others by hand: ${ids(ours.slice(1))}.`,
    );
  }
  return notes;
}

function without(comments: readonly ForgeComment[], left: readonly ForgeComment[]): readonly ForgeComment[] {
  return comments.filter((comment) => !left.includes(comment));
}

function ids(comments: readonly ForgeComment[]): string {
  return comments.map(({ id }) => id).join(', ');
}
