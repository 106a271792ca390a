import { type KeptRun, type RubberStamp } from '../../review/rubber-stamps.js';
import { quoted } from '../../text/quoted.js';
import { count } from '../drift/report-words.js';

/** What stands above rubber stamps, wherever they are shown: they are pointed out, and nobody is accused. */
export const RUBBER_STAMP_NOTE =
  'This is what was seen, and no accusation: somebody may have looked first, and decided on all afterwards. Ask them.';

/** What was seen, in figures, as a sentence. Text from outside stands in it as it is but for the reason, which is quoted. */
export function rubberStampWords(stamp: RubberStamp): string {
  const { reviewer, people } = stamp;
  switch (stamp.kind) {
    case 'fast': {
      const [longest] = stamp.runs as readonly [KeptRun, ...KeptRun[]];
      const kept = `${reviewer} kept ${people} people`;
      if (stamp.runs.length === 1) return `${kept} ${withinWords(longest)}.`;
      return `${kept} in ${stamp.runs.length} runs without a pause, ${longest.people} of them ${withinWords(longest)}.`;
    }
    case 'whole-file': {
      const all = `${reviewer} kept everybody in ${stamp.file} (${people} people), which has no times of decisions,`;
      if (stamp.reason === null) return `${all} without a reason.`;
      const number = stamp.withReason === people ? '' : ` for ${stamp.withReason} of them, and none for the others`;
      return `${all} with one reason${number}: ${quoted(stamp.reason)}.`;
    }
    case 'same-reason':
      return `${reviewer} kept ${people} flagged people for one and the same reason: ${quoted(stamp.reason)}.`;
  }
}

function withinWords({ seconds }: KeptRun): string {
  return seconds === 0 ? 'at once' : `within ${count(seconds, 'second')}`;
}
