import { type PersonExplanation } from '../../drift/person-explanation.js';
import { type ExplainFormat } from '../formats.js';
import { explainJson } from './explain-json.js';
import { explainText } from './explain-text.js';

/** How an explanation is shown in each format, ending in a line end. */
export const EXPLAIN_FORMAT: Readonly<Record<ExplainFormat, (explanation: PersonExplanation) => string>> = {
  text: explainText,
  json: explainJson,
};
