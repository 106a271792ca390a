import { type PersonRemedy, type Remediation, type RemedyStep } from '../../../review/remedy/remedy.js';
import { escapeMarkdown, inCode } from '../../escape-markdown.js';
import { REMAINING_IN_ACCOUNT } from '../../offboarding/remaining-steps.js';
import { accessFileWords, decidedWords, headWords, leftWords, stepWords, whyWords } from './remediation-words.js';
import { oneLine } from '../../../text/one-line.js';

/** What carries the decisions of a review out, person by person, as Markdown. Text from outside is escaped. */
export function stepsMarkdown(remediation: Remediation): string {
  const { people, refusedPlans, accessFile, isPlanned } = remediation;
  const left = leftWords(remediation);
  const hasRevoked = people.some(({ decision, state }) => decision === 'revoke' && state !== 'held');
  const lines = [
    '# What carries the decisions out',
    '',
    escapeMarkdown(headWords(remediation)),
    ...(left === undefined ? [] : ['', escapeMarkdown(left)]),
    '',
    escapeMarkdown(accessFileWords(remediation)),
    ...(accessFile.isPatched
      ? [
          '',
          'A patch of the access file is beside this file: `access.patch`. It is of all people below together: apply it once.',
        ]
      : []),
    ...(isPlanned
      ? [
          '',
          'A plan of writes to Klaviyo is beside this file: `plan.json`. It is of all people below whose steps name it, and of nobody else: apply it once.',
        ]
      : []),
    ...refusedPlans.flatMap((refusal) => ['', `**No plan.** ${escapeMarkdown(refusal)}`]),
    ...(people.length === 0
      ? []
      : ['', 'Nothing of it has been done. When it is, prove it with `klaviyo-access review verify-remediation`.']),
    ...people.flatMap(personLines),
    ...(hasRevoked
      ? ['', '## What SCIM cannot take away', '', 'Of everybody who is revoked, in the account of which they are:', '']
      : []),
    ...(hasRevoked
      ? REMAINING_IN_ACCOUNT.map(({ place, what }) => `- ${escapeMarkdown(place)}: ${escapeMarkdown(what)}`)
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function personLines(person: PersonRemedy): readonly string[] {
  const { userName, account, name, reason, reviewers, state, notes, steps } = person;
  const called = name === '' ? '' : ` (${escapeMarkdown(name)})`;
  return [
    '',
    `## ${inCode(userName)} in ${escapeMarkdown(account)}`,
    '',
    `${escapeMarkdown(decidedWords(person))}${called}. Decided by ${reviewers.map(inCode).join(' and ')}: ${escapeMarkdown(oneLine(reason))}`,
    '',
    escapeMarkdown(whyWords(person)),
    ...notes.flatMap((note) => ['', `**${state === 'held' ? 'Held back.' : 'Note.'}** ${escapeMarkdown(note)}`]),
    ...(state === 'done' ? ['', 'It is as decided already.'] : ['', ...steps.flatMap(stepLines)]),
  ];
}

function stepLines(step: RemedyStep, index: number): readonly string[] {
  const { command } = step;
  const run = command === undefined ? '' : `<br>${inCode(command)}`;
  return [`${index + 1}. ${escapeMarkdown(stepWords(step))}${run}`];
}
