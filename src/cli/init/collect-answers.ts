import { answerFault } from '../../init/answer-fault.js';
import { ANSWER_NAMES, type Answers, flagOf } from '../../init/answers.js';
import { type Question, type QuestionPlace } from '../../init/question.js';
import { QUESTIONS } from '../../init/questions.js';
import { visible } from '../../text/visible.js';
import { type CliStream } from '../cli-io.js';
import { CliError } from '../cli-error.js';
import { type Terminal } from './terminal.js';

/** Who is asked for what no flag says. */
export interface Asked {
  readonly terminal: Terminal;
  readonly output: CliStream;
}

/**
 * The answers to every question that applies: from flags, from a person at a terminal, or, for a script, the standard ones.
 *
 * @param given - from flags
 * @param asked - undefined where nobody can be asked
 * @throws CliError that names every flag that is wrong, is missing or has nothing to belong to
 */
export async function collectAnswers(given: Answers, place: QuestionPlace, asked?: Asked): Promise<Answers> {
  const mistakes: string[] = [];
  const missing: Question[] = [];
  let answers: Answers = {};
  for (const question of QUESTIONS) {
    const { name, applies = () => true } = question;
    const flag = given[name];
    if (!applies(answers, place)) continue;
    const standard = question.standard(answers, place.environment, given);
    const answer = flag ?? (asked === undefined && question.mayBeLeftOut ? standard : undefined);
    const fault = answer === undefined ? undefined : answerFault(question, answer, answers);
    if (answer !== undefined && fault === undefined) {
      answers = { ...answers, [name]: answer };
    } else if (asked !== undefined) {
      if (fault !== undefined) asked.output.write(`${visible(ended(`${flagOf(name)}: ${fault}`))}\n`);
      answers = { ...answers, [name]: await askFor(question, standard, answers, asked) };
    } else {
      if (fault === undefined) missing.push(question);
      else mistakes.push(`${flagOf(name)}: ${fault}`);
      // What follows is judged as if this one were right.
      answers = { ...answers, [name]: question.example ?? question.standard(answers, {}) };
    }
  }
  refuse([...mistakes, ...flagsWithoutQuestion(given, answers)], missing);
  return answers;
}

/** Flags that no question of these answers takes. Leaving them unread would hide a misunderstanding. */
function flagsWithoutQuestion(given: Answers, answers: Answers): readonly string[] {
  const unread = ANSWER_NAMES.filter((name) => given[name] !== undefined && answers[name] === undefined);
  return unread.map((name) => {
    // Questions of several identity providers may have one name.
    const owners = QUESTIONS.flatMap((question) => (question.name === name ? [question.belongsTo ?? ''] : []));
    return `${flagOf(name)} belongs to ${owners.join(', or to ')}; leave it out`;
  });
}

function refuse(mistakes: readonly string[], missing: readonly Question[]): void {
  if (mistakes.length === 0 && missing.length === 0) return;
  const flags = missing.map(({ name, takes, asks }) => `  ${flagOf(name)} <${takes}>  ${asks}`);
  throw new CliError(
    [
      ...mistakes.map(ended),
      ...(flags.length === 0 ? [] : ['Standard input is not a terminal, so these flags are needed:', ...flags]),
      'Nothing was written.',
    ].join('\n'),
  );
}

async function askFor(
  question: Question,
  standard: string | undefined,
  answers: Answers,
  { terminal, output }: Asked,
): Promise<string> {
  for (;;) {
    const typed = (await terminal.ask(prompt(question, standard, answers))).trim();
    const answer = typed === '' ? standard : asWritten(question, typed);
    if (answer === undefined) {
      output.write('  An answer is needed.\n');
      continue;
    }
    const fault = answerFault(question, answer, answers);
    if (fault === undefined) return answer;
    output.write(`  ${visible(ended(fault.charAt(0).toUpperCase() + fault.slice(1)))}\n`);
  }
}

/** With a full stop, unless it ends with a question. */
function ended(sentence: string): string {
  return sentence.endsWith('?') ? sentence : `${sentence}.`;
}

/** Roles and groups are typed on one line, with commas between them. */
function asWritten({ name }: Question, typed: string): string {
  return name === 'group'
    ? typed
        .split(/\s*,\s*/)
        .filter(Boolean)
        .join('\n')
    : typed;
}

function prompt({ asks, words }: Question, standard: string | undefined, answers: Answers): string {
  const choices = words === undefined ? '' : ` (${words(answers).join(', ')})`;
  const enter = standard === undefined ? '' : ` [${visible(standard.replaceAll('\n', ', '))}]`;
  return `${asks.charAt(0).toUpperCase()}${asks.slice(1)}${choices}${enter}: `;
}
