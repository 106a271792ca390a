/** A comment as a forge lists it. */
export interface ForgeComment {
  /** A later comment has a greater one. */
  readonly id: number;
  /** Comparable with {@link CommentForge.author}; undefined where the account is gone. */
  readonly author: string | undefined;
  readonly body: string;
}

/** The comments of one pull request or merge request, on whatever forge. */
export interface CommentForge {
  /** For messages, such as `acme/access#7`. */
  readonly place: string;
  /** Whose comments the token writes; undefined where the forge does not tell. */
  author(): Promise<string | undefined>;
  /** All of them, read to the last page. */
  comments(): Promise<readonly ForgeComment[]>;
  /** Writes a new one and gives its id. */
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
}

/** More pages of 100 comments than any pull request has: beyond them the server sends in circles. */
export const MOST_PAGES = 200;
