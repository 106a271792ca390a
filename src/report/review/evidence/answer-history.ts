import { ATTESTATION_QUESTIONS } from '../../../review/attestation.js';
import { type AttestationAnswer } from '../../../review/journal-entry.js';
import { type Review } from '../../../review/review-folder.js';
import { type RecordedEntry, recordedEntries } from './decision-history.js';

/** A question that was asked, with every answer to it. */
export interface AnsweredQuestion {
  readonly question: string;
  readonly account: string;
  /** What is to be so, as a sentence. */
  readonly statement: string;
  /** Where in Klaviyo to look. */
  readonly place: string;
  /** The e-mail address of who was asked. */
  readonly asked: string;
  /** In the order of the journal: the last one counts. */
  readonly answers: readonly HistoricAnswer[];
}

/** An answer with its place in the journal. */
export interface HistoricAnswer extends Pick<AttestationAnswer, 'answer' | 'reason' | 'attachment' | 'answeredAt'> {
  /** The number of the journal's line. */
  readonly entry: number;
  readonly reviewer: string;
  readonly recordedAt: string;
  readonly file: { readonly name: string; readonly sha256: string };
}

/** Every question, in the order in which they were asked. */
export function answerHistory(review: Pick<Review, 'entries' | 'attestations'>): readonly AnsweredQuestion[] {
  const given = new Map<string, HistoricAnswer[]>();
  for (const entry of recordedEntries(review)) {
    for (const answer of entry.answers) {
      const key = questionKey(answer);
      const answers = given.get(key) ?? [];
      answers.push(historicAnswer(entry, answer));
      given.set(key, answers);
    }
  }
  return review.attestations.map((one) => {
    const { question, account, reviewer: asked } = one;
    return { question, account, ...questionWords(question), asked, answers: given.get(questionKey(one)) ?? [] };
  });
}

function historicAnswer({ seq, at, reviewer, file }: RecordedEntry, given: AttestationAnswer): HistoricAnswer {
  const { answer, reason, attachment, answeredAt } = given;
  const optional = { ...(attachment && { attachment }), ...(answeredAt !== undefined && { answeredAt }) };
  return { entry: seq, reviewer, recordedAt: at, answer, reason, ...optional, file };
}

/** A review may be older than the questions of today: one that is not among them any more stands by its id. */
function questionWords(question: string): Pick<AnsweredQuestion, 'statement' | 'place'> {
  const known = ATTESTATION_QUESTIONS.find(({ id }) => id === question);
  return { statement: known?.statement ?? question, place: known?.place ?? '' };
}

function questionKey({ question, account }: Pick<AttestationAnswer, 'question' | 'account'>): string {
  return JSON.stringify([question, account]);
}
