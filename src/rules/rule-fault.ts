import { type SourcePosition } from '../yaml/file-path.js';

/** Something that a rule of an identity provider cannot hold. */
export interface RuleFault {
  /** Of the comparison or the member that it is about. */
  readonly at: SourcePosition;
  /** The key of the comparison that it is about, such as `matches` or `attribute`. Undefined of a member, and of a comparison as such. */
  readonly key?: string | undefined;
  /** What is wrong, as the beginning of a sentence. */
  readonly problem: string;
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
  readonly nearest?: string | undefined;
}

/** Somebody who belongs beside those whom a condition matches, and where that stands. */
export interface ListedMember {
  readonly user: string;
  readonly at: SourcePosition;
}
