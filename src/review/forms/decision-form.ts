import { type DecidedRow } from '../decision.js';
import { type AttestationAnswer } from '../journal-entry.js';

/** The version of the JSON form of decisions. */
export const DECISION_FORM_VERSION = 1;

/** What a file of decisions says, whatever its form is. Rows without a decision are not in it. */
export interface DecisionForm {
  /** Id of the review; undefined where the form does not name it as a whole (CSV says it row by row). */
  readonly review: string;
  /** SHA-256 of the population on which was decided, or as many digits of it as the form holds, at least 12. */
  readonly population: string;
  /** E-mail address; undefined where the form does not say it. */
  readonly reviewer: string | undefined;
  readonly decisions: readonly PlacedDecision[];
  readonly answers: readonly PlacedAnswer[];
}

export type PlacedDecision = DecidedRow & {
  /** Where it stands in the file, for messages: `line 7`, `decisions.3`. */
  readonly at: string;
};

export type PlacedAnswer = Omit<AttestationAnswer, 'attachment'> & {
  readonly attachment?: NamedAttachment | undefined;
  readonly at: string;
};

/** A file that shows an answer, as a form names it: where it lies beside the form, and its SHA-256 where the form has it. */
export interface NamedAttachment {
  readonly name: string;
  readonly sha256?: string | undefined;
}

/** A form whose attachments were read: they have the names that they get in the folder of the review. */
export type AttachedForm = Omit<DecisionForm, 'answers'> & { readonly answers: readonly AttachedAnswer[] };

export type AttachedAnswer = AttestationAnswer & { readonly at: string };

/** A form that was read, or all that is wrong with it. */
export type FormReading =
  | { readonly form: DecisionForm }
  | {
      readonly faults: readonly FormFault[];
      /** What could be read besides, so that its mistakes are named at the same time. */
      readonly rest?: DecisionForm | undefined;
    };

/** One mistake in a file of decisions. */
export interface FormFault {
  readonly at: string;
  /** As a sentence: what is wrong, and what to do. */
  readonly message: string;
}

/** In the column of rows, what begins the name of a question. */
export const QUESTION_PREFIX = 'q-';
