import { z } from 'zod';

import { formFault } from '../../text/form-fault.js';
import { parseJsonText } from '../../text/json-text.js';
import { decidedRowSchema, attestationAnswerSchema } from '../journal-schema.js';
import { sha256 } from '../../drift/drift-parts-schema.js';
import { DECISION_FORM_VERSION, type FormReading } from './decision-form.js';

/** The JSON form of decisions, as a reviewer's page gives it. */
export const jsonFormSchema = z.strictObject({
  version: z.literal(DECISION_FORM_VERSION),
  review: z.string().describe('Id of the review.'),
  population: sha256.describe('SHA-256 of population.json.'),
  reviewer: z.string().describe('E-mail address.'),
  decisions: z.array(decidedRowSchema),
  answers: z.array(attestationAnswerSchema),
});

/** Reads the JSON form of decisions. */
export function readJsonForm(text: string): FormReading {
  const json = parseJsonText(text);
  if (!json.ok) return { faults: [{ at: 'the file', message: `It cannot be read as JSON (${json.fault.kind}).` }] };
  const parsed = jsonFormSchema.safeParse(json.value);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => {
        const at = issue.path.join('.') || 'the file';
        return { at, message: `${formFault(issue, 'It')}.` };
      }),
    };
  }
  const { review, population, reviewer, decisions, answers } = parsed.data;
  return {
    form: {
      ...{ review, population, reviewer },
      decisions: decisions.map((decision, index) => ({ ...decision, at: `decisions.${index}` })),
      answers: answers.map((answer, index) => ({ ...answer, at: `answers.${index}` })),
    },
  };
}
