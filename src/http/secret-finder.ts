import { decodedTexts } from './decoded.js';
import { secretForms } from './secret-forms.js';

/**
 * A function that says whether a text holds a secret whole, in any form that `redactor` strikes out. It is made for bodies of
 * many people, so it looks no closer than it has to.
 */
export function secretFinder(secret: string): (text: string) => boolean {
  const forms = secretForms(secret).map(({ text }) => text);
  // Of a page of people every other place could be a byte in hexadecimal, so the secret's own first ones are looked for.
  const firstBytes = [...Buffer.from(secret.slice(0, 4))].map((byte) => byte.toString(16).padStart(2, '0'));
  const bytesApart = new RegExp(firstBytes.join('[\\s:,-]+'));
  return (text) => {
    for (const reading of decodedTexts(text, bytesApart)) {
      if (forms.some((form) => reading.includes(form))) return true;
    }
    return false;
  };
}
