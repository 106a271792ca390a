import { redactor } from '../../../http/redact.js';
import { type Secret } from '../../secret.js';

/** A function that strikes a token out of a text, in whatever form a server may have repeated it. */
export function tokenRedactor(token: Secret): (text: string) => string {
  return redactor([token.reveal()]);
}
