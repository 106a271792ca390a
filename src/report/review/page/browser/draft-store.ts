import {
  type AnswerDraft,
  cleared,
  type Drafts,
  merged,
  NO_DRAFTS,
  type RowDraft,
  withAnswer,
  withRows,
} from '../form/drafts.js';
import { savedText } from '../form/saved-drafts.js';
import { type Keeper } from './keeper.js';

/** What is filled in, kept in the browser, and the same in every window that shows this page. */
export interface DraftStore {
  drafts(): Drafts;
  changeRows(changes: ReadonlyMap<string, Partial<RowDraft>>): void;
  changeAnswer(key: string, change: Partial<AnswerDraft>): void;
  clear(): void;
}

/** While somebody types, it is kept a moment later. */
const KEEP_AFTER_MS = 250;

/**
 * Opens what is kept.
 *
 * @param onChange - called with the rows and questions that changed, in this window or another one; undefined for all of them
 */
export function openDrafts(keeper: Keeper, onChange: (keys: readonly string[] | undefined) => void): DraftStore {
  let drafts = keeper.read() ?? NO_DRAFTS;
  let timer = 0;

  function keep(): void {
    window.clearTimeout(timer);
    timer = 0;
    // Another window may have kept something since this one looked.
    const both = merged(drafts, keeper.read() ?? NO_DRAFTS);
    const hasNews = savedText(both) !== savedText(drafts);
    drafts = both;
    keeper.write(drafts);
    if (hasNews) onChange(undefined);
  }

  function keepNews(): void {
    if (timer !== 0) keep();
  }

  function changed(after: Drafts, keys: readonly string[] | undefined): void {
    drafts = after;
    if (timer === 0) timer = window.setTimeout(keep, KEEP_AFTER_MS);
    onChange(keys);
  }

  keeper.onOther((other) => {
    const both = merged(drafts, other);
    const lacks = savedText(both) !== savedText(other);
    const hasNews = savedText(both) !== savedText(drafts);
    drafts = both;
    if (lacks) keeper.write(drafts);
    if (hasNews) onChange(undefined);
  });
  window.addEventListener('pagehide', keepNews);
  // On a telephone this may be the last that a page hears.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepNews();
  });

  return {
    drafts: () => drafts,
    changeRows: (changes) => changed(withRows(drafts, changes, new Date()), [...changes.keys()]),
    changeAnswer: (key, change) => changed(withAnswer(drafts, key, change, new Date()), [key]),
    clear() {
      changed(cleared(drafts, new Date()), undefined);
      keep();
    },
  };
}
