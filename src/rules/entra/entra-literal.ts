/*
 * Texts in a rule of Entra stand in double quotes. Source: learn.microsoft.com, "Manage rules for dynamic membership groups in Microsoft
 * Entra ID", Supported values: comparisons of texts are not case-sensitive, and a single quote is written twice. Of a double quote the
 * page says that a backtick escapes it, with an example that has no quotes around the text; what a backslash is, it does not say. Neither
 * is written here.
 */

/** Characters that cannot be written for sure. */
const UNWRITABLE = /["`\\]/;

/** A text as a literal. Undefined if it cannot be written. */
export function entraLiteral(text: string): string | undefined {
  return unwritableCharacter(text) === undefined ? `"${text.replaceAll("'", "''")}"` : undefined;
}

/** The first character of a text that cannot be written, or of which it is not known how Entra compares it. */
export function unwritableCharacter(text: string): string | undefined {
  return UNWRITABLE.exec(text)?.[0] ?? doubtfulCharacter(text);
}

/**
 * The first character of a text of which it is not known how Entra compares it. That comparisons are not case-sensitive is documented, and
 * by which alphabet is not. Taken for known are characters without letter case, and letters of which Unicode has exactly one small and one
 * capital form that stand for nothing else: `é` is `É`, and not `e` (an assumption). Not so `ß`, the Turkish i, the Greek sigma, ligatures,
 * full-width letters, combining and invisible characters.
 */
export function doubtfulCharacter(text: string): string | undefined {
  const characters = [...text];
  const doubtful = characters.find(isDoubtful);
  // Each character by itself may be in the normal form, and the text not: Hangul in its parts.
  return doubtful ?? (text.normalize('NFKC') === text ? undefined : characters[0]);
}

/** Every text in ASCII that can be seen. */
const PLAIN = /^[ -~]$/;

const NEVER_PLAIN = /[\p{C}\p{M}\p{Z}Σσς]/u;

function isDoubtful(character: string): boolean {
  if (PLAIN.test(character)) return false;
  if (NEVER_PLAIN.test(character) || character.normalize('NFKC') !== character) return true;
  const small = character.toLowerCase();
  const capital = character.toUpperCase();
  const isPair = capital.toLowerCase() === small && small.toUpperCase() === capital;
  return !isPair || (character !== small && character !== capital);
}
