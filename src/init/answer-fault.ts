import { AccessFileError } from '../access/access-file-error.js';
import { parseAccessFile } from '../access/parse-access-file.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { accessFile } from './access-file.js';
import { type Answers } from './answers.js';
import { OWN_FAULTS } from './own-faults.js';
import { type Question } from './question.js';
import { QUESTIONS } from './questions.js';

/**
 * What is wrong with an answer, as a sentence without its end; undefined if nothing is. What the access file takes is judged
 * by the access file itself: it is written with this answer and with examples for what was not answered yet, and read.
 *
 * @param answers - those to the questions before, which are right
 */
export function answerFault(question: Question, answer: string, answers: Answers): string | undefined {
  const words = question.words?.(answers);
  if (words?.includes(answer) === false) {
    const nearest = nearestWord(answer, words);
    const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    return `it is ${quoted(answer)}; expected one of ${words.join(', ')}${meant}`;
  }
  return (
    OWN_FAULTS[question.name]?.(answer, answers) ??
    accessFileFault(withExamples({ ...answers, [question.name]: answer }))
  );
}

function withExamples(answers: Answers): Answers {
  return QUESTIONS.reduce<Answers>((complete, { name, example, standard, applies = () => true }) => {
    if (complete[name] !== undefined || !applies(complete, { environment: {}, isThere: () => false })) return complete;
    return { ...complete, [name]: example ?? standard(complete, {}) };
  }, answers);
}

function accessFileFault(answers: Answers): string | undefined {
  try {
    parseAccessFile(accessFile(answers), { path: 'access.yaml' });
    return undefined;
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    return error.problems.map(({ message }) => message).join('; ');
  }
}
