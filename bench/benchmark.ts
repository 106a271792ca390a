import { type Figure } from './figure.js';

/** A measurement that can be run alone: `npm run bench -- NAME`. */
export interface Benchmark {
  readonly name: string;
  /** What is measured and against what, in a sentence or two. */
  readonly about: string;
  readonly run: () => Promise<readonly Figure[]>;
}
