import { type FilePath } from '../yaml/file-path.js';

/** A mistake before it is known at which line it stands. The checks make these. */
export interface Mistake {
  readonly at: FilePath;
  /** Whether the key or the value at `at` is wrong. Default: the value. */
  readonly on?: 'key' | 'value';
  /** The first half of the sentence: what is wrong. */
  readonly problem: string;
  readonly found: string;
  /** What may stand there; the second half of the sentence. */
  readonly expected: string;
  readonly nearest?: string | undefined;
  /** The whole sentence, where somebody else has worded it. Default: made of the parts. */
  readonly sentence?: string;
}

/** The whole sentence of a mistake. */
export function mistakeSentence({ problem, expected, nearest, sentence }: Omit<Mistake, 'at'>): string {
  return sentence ?? `${problem}; expected ${expected}${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
}

/** What a person calls the place: `the access file`, the key that it stands under, or, in a list, `this assignment`. */
export function placeName(at: FilePath): string {
  const last = at.at(-1);
  if (last === undefined) {
    return 'the access file';
  }
  return typeof last === 'string' ? last : `this ${String(at.at(-2)).replace(/s$/, '')}`;
}
