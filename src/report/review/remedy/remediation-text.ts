import { type PersonRemedy, type Remediation, REMEDIATION_FILES } from '../../../review/remedy/remedy.js';
import { quoted } from '../../../text/quoted.js';
import { visible } from '../../../text/visible.js';
import { visibleLines } from '../../visible-lines.js';
import { accessFileWords, decidedWords, headWords, leftWords, stepWords } from './remediation-words.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/** People of whom the steps are said at a terminal; of more only how many there are. */
const SHOWN = 20;

/**
 * What `review remediate` says at a terminal.
 *
 * @param folder - of the files, as it was named; undefined where none were written
 */
export function remediationText(remediation: Remediation, folder: string | undefined): string {
  const { people, refusedPlans } = remediation;
  const left = leftWords(remediation);
  const open = people.filter(({ state }) => state !== 'done');
  const more = open.length - SHOWN;
  return [
    ...line(0, headWords(remediation)),
    ...(left === undefined ? [] : line(0, left)),
    ...(people.length === 0 ? [] : line(0, accessFileWords(remediation))),
    ...refusedPlans.flatMap((refusal) => line(0, `No plan. ${refusal}`)),
    ...open.slice(0, SHOWN).flatMap(personLines),
    ...(more > 0 ? ['', ...line(0, `And ${more} more, see ${REMEDIATION_FILES.steps}.`)] : []),
    ...(folder === undefined ? [] : ['', ...filesLines(remediation, folder)]),
    '',
  ].join('\n');
}

function personLines(person: PersonRemedy): readonly string[] {
  const { userName, account, state, notes, steps } = person;
  return [
    '',
    ...line(0, `${quoted(userName)} in ${account}: ${decidedWords(person)}`),
    ...notes.flatMap((note) => line(2, state === 'held' ? `Held back: ${note}` : note)),
    ...steps.flatMap((step, index) => [
      ...line(2, `${index + 1}. ${stepWords(step)}`),
      ...(step.command === undefined ? [] : [`     ${visible(step.command)}`]),
    ]),
  ];
}

function filesLines({ accessFile, isPlanned }: Remediation, folder: string): readonly string[] {
  const { patch, plan, steps, json } = REMEDIATION_FILES;
  const names = [...(accessFile.isPatched ? [patch] : []), ...(isPlanned ? [plan] : []), steps, json];
  return line(0, `In ${folder}: ${names.join(', ')}. Nothing was changed anywhere else.`);
}

/** Running text behind so many blanks, further lines behind two more. */
function line(blanks: number, text: string): readonly string[] {
  return visibleLines(text, WIDTH - blanks - 2).map(
    (each, index) => `${' '.repeat(blanks + (index === 0 ? 0 : 2))}${each}`,
  );
}
