import { type Answers, type AnswerName } from './answers.js';

/** What a question may depend on besides the answers before it. */
export interface QuestionPlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a file is in the project's folder already; the path is relative to it. */
  readonly isThere: (path: string) => boolean;
}

/**
 * One thing that a new project is made from: a question on a terminal, and a flag for scripts. Questions of several identity
 * providers may have one name, and so one flag: only one of them applies.
 */
export interface Question {
  readonly name: AnswerName;
  /** What is wanted, as a clause: asked with a capital letter, and as it is in the help. */
  readonly asks: string;
  /** What the flag takes, for the help: `name`, `url`. */
  readonly takes: string;
  /** Whether it is asked, by the answers to the questions before it. Default: always. */
  readonly applies?: (answers: Answers, place: QuestionPlace) => boolean;
  /** When it is asked, in words, for a flag that was given and does not apply. */
  readonly belongsTo?: string;
  /** The valid answers, if there is a list of them. Default: any that the access file takes. */
  readonly words?: (answers: Answers) => readonly string[];
  /** What Enter means on a terminal. Undefined: an answer must be given. `given` are the answers that flags give, whichever question they are to. */
  readonly standard: (
    answers: Answers,
    environment: QuestionPlace['environment'],
    given?: Answers,
  ) => string | undefined;
  /** What a script gets that does not say it, in words for the help, where the environment decides. Default: the standard. */
  readonly otherwise?: string;
  /** Whether a script that does not say it gets the standard. False where the standard is an example or a guess. */
  readonly mayBeLeftOut: boolean;
  /** A valid answer, with which the other answers are checked before this one is given. Default: the standard. */
  readonly example?: string;
  /** Where the answer stands in an account, and what the example says there: a person must compare it with Klaviyo. */
  readonly copied?: { readonly key: string; readonly example: (answers: Answers) => string };
}

/** The words of a question that is answered with yes or no. */
export const YES_OR_NO = ['yes', 'no'] as const;
