import { type Progress } from '../form/handed-in.js';
import { type PageData } from '../page-data.js';
import { byId, setText } from './parts.js';

/** How far the reviewer is, in sight all the time. */
export interface ProgressBar {
  /** @param keys - what changed; undefined where it came from elsewhere, and is not announced */
  show(progress: Progress, keys: readonly string[] | undefined): void;
}

/** Who hears the page does not hear every letter that is typed, but how it stands when it is quiet. */
const ANNOUNCE_AFTER_MS = 700;

/** Starts it. */
export function startProgress({ people, questions }: PageData): ProgressBar {
  const place = byId('progress', HTMLElement);
  const bar = place.querySelector('progress')!;
  const announcement = byId('announcement', HTMLElement);
  let timer = 0;
  let isFirst = true;
  place.hidden = false;

  return {
    show(progress, keys) {
      const text = progressWords(progress, people.length, questions.length);
      bar.value = progress.people.decided + progress.questions.decided;
      setText(byId('progress-text', HTMLElement), text);
      if (isFirst || keys === undefined) {
        isFirst = false;
        return;
      }
      const faults = progress.incomplete.filter(({ key }) => keys.includes(key)).flatMap((one) => one.faults);
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => setText(announcement, [...faults.slice(0, 1), text].join(' ')),
        ANNOUNCE_AFTER_MS,
      );
    },
  };
}

function progressWords({ people, questions, incomplete }: Progress, ofPeople: number, ofQuestions: number): string {
  const parts = [
    ...(ofPeople === 0 ? [] : [`${people.decided} of ${ofPeople} ${ofPeople === 1 ? 'person' : 'people'} decided`]),
    ...(ofQuestions === 0
      ? []
      : [`${questions.decided} of ${ofQuestions} ${ofQuestions === 1 ? 'question' : 'questions'} answered`]),
    ...(incomplete.length === 0 ? [] : [`${incomplete.length} incomplete`]),
  ];
  return `${parts.join(', ')}.`;
}
