import { z } from 'zod';

import { journalEntrySchema } from '../../review/journal-schema.js';
import { POPULATION_VERSION } from '../../review/population.js';
import { populationSchema } from '../../review/population-schema.js';
import { REMEDIATION_VERSION } from '../../review/remedy/remedy.js';
import { VERIFICATION_VERSION } from '../../review/remedy/verification-report.js';
import { EVIDENCE_VERSION } from './evidence/review-evidence.js';
import { reviewEvidenceSchema } from './evidence/review-evidence-schema.js';
import { remediationSchema, verificationSchema } from './remedy/remedy-schemas.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/** `evidence.json` of a closed review, as JSON Schema draft-07. schema/review-evidence.schema.json holds it. */
export function reviewEvidenceJsonSchema(): JsonSchema {
  return published(reviewEvidenceSchema, {
    name: `review-evidence:${EVIDENCE_VERSION}`,
    title: 'evidence of a review',
    description: 'What a review of who is in Klaviyo was about, what was decided in it, and what was found of it.',
  });
}

/** `population.json` of a review, likewise. */
export function reviewPopulationJsonSchema(): JsonSchema {
  return published(populationSchema, {
    name: `review-population:${POPULATION_VERSION}`,
    title: 'population of a review',
    description: 'Everybody on whom a review decides, with the proof that nobody is left out.',
  });
}

/** A line of `journal.jsonl` of a review, likewise. */
export function reviewJournalJsonSchema(): JsonSchema {
  return published(journalEntrySchema, {
    name: 'review-journal:1',
    title: 'a line of the journal of a review',
    description: 'Something that happened in a review. Each line of journal.jsonl is one.',
  });
}

/** `remediation/steps.json` of a review, likewise. */
export function reviewStepsJsonSchema(): JsonSchema {
  return published(remediationSchema, {
    name: `review-steps:${REMEDIATION_VERSION}`,
    title: 'what carries the decisions of a review out',
    description: 'What is to be done, person by person, so that what a review decided is so.',
  });
}

/** What `review verify-remediation --format json` prints, likewise. */
export function reviewVerificationJsonSchema(): JsonSchema {
  return published(verificationSchema, {
    name: `review-verification:${VERIFICATION_VERSION}`,
    title: 'whether what a review decided is so',
    description: 'What one look found of everybody whose access a review takes away or changes.',
  });
}

interface SchemaNames {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

function published(form: z.ZodType, { name, title, description }: SchemaNames): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(form, { target: 'draft-7' });
  return {
    $schema,
    $id: `urn:klaviyo-access:schema:${name}`,
    title: `klaviyo-access: ${title}`,
    description,
    ...schema,
  };
}
