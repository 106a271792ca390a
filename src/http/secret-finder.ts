import { decodedTexts } from './decoded.js';
import { secretForms } from './secret-forms.js';

/**
 * A function that says whether a text holds a secret whole, in any form that `redactor` strikes out. It is made for bodies of
 * many people, so it looks no closer than it has to.
 */
export function secretFinder(secret: string): (text: string) => boolean {
  const forms = secretForms(secret).map(({ text }) => text);
  return (text) => {
    for (const reading of decodedTexts(text)) {
      if (forms.some((form) => reading.includes(form))) return true;
    }
    return false;
  };
}
