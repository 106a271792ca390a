import { type Drafts } from '../form/drafts.js';
import { readSaved, savedText } from '../form/saved-drafts.js';

/** The browser's memory for this page. */
export interface Keeper {
  /** What is kept; undefined where nothing is, or nothing can be. */
  read(): Drafts | undefined;
  write(drafts: Drafts): void;
  /** Whether the browser keeps nothing. */
  isRefused(): boolean;
  /** Calls when another window has kept something. */
  onOther(then: (drafts: Drafts) => void): void;
}

/**
 * Prepares it.
 *
 * @param name - under which it is kept
 * @param onTrouble - called with why nothing is kept, or what could not be read, as sentences; undefined once it is kept again
 */
export function keeper(name: string, onTrouble: (trouble: string | undefined) => void): Keeper {
  let isRefused = false;

  function read(): Drafts | undefined {
    let text: string | null;
    try {
      text = window.localStorage.getItem(name);
    } catch {
      return refused();
    }
    if (text === null) return undefined;
    const drafts = readSaved(text);
    if (drafts === undefined) setAside(text);
    return drafts;
  }

  /** What cannot be read is not written over: somebody's decisions may be in it. */
  function setAside(text: string): void {
    try {
      window.localStorage.setItem(`${name}/not-read`, text);
      window.localStorage.removeItem(name);
      onTrouble(
        `What this browser had kept of this review cannot be read. It is kept as "${name}/not-read", and the page starts empty.`,
      );
    } catch {
      refused();
    }
  }

  function refused(): undefined {
    isRefused = true;
    onTrouble(
      'This browser does not keep what you decide: it is lost when this page is closed. Download your decisions before that.',
    );
    return undefined;
  }

  return {
    read,
    isRefused: () => isRefused,
    write(drafts) {
      try {
        window.localStorage.setItem(name, savedText(drafts));
      } catch {
        refused();
        return;
      }
      if (isRefused) onTrouble(undefined);
      isRefused = false;
    },
    onOther(then) {
      window.addEventListener('storage', ({ key, newValue }) => {
        const drafts = key === name && newValue !== null ? readSaved(newValue) : undefined;
        if (drafts !== undefined) then(drafts);
      });
    },
  };
}
