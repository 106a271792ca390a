import { GOOGLE, NO_PROVIDER, type Answers } from './answers.js';
import { PROVIDER_KINDS, PROVIDER_PROJECTS } from './providers.js';
import { GOOGLE_QUESTIONS } from './providers/google-project.js';
import { type Question, type QuestionPlace } from './question.js';

/**
 * The provider that is meant where nobody names one: the one to whose questions a flag or the environment gives an answer. Somebody who
 * gives neither is taken to have none.
 */
export function standardProvider(environment: QuestionPlace['environment'], given: Answers = {}): string {
  const isGiven = ({ name }: Question): boolean => given[name] !== undefined;
  const isKnown = ({ standard }: Question): boolean => standard({}, environment) !== standard({}, {});
  const meant = PROVIDER_KINDS.find((kind) =>
    [...PROVIDER_PROJECTS[kind].address, ...PROVIDER_PROJECTS[kind].app].some(isGiven),
  );
  if (meant !== undefined) return meant;
  if (GOOGLE_QUESTIONS.some(isGiven)) return GOOGLE;
  return PROVIDER_KINDS.find((kind) => PROVIDER_PROJECTS[kind].address.some(isKnown)) ?? NO_PROVIDER;
}
