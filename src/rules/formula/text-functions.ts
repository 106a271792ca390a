/** The first letter, and each that follows another sign than a letter, in upper case; all others in lower case. */
export function properCase(text: string): string {
  return text.replace(/(\p{L}\p{M}*)((?:\p{L}\p{M}*)*)/gu, (_, first: string, rest: string) => {
    return first.toUpperCase() + rest.toLowerCase();
  });
}

/** The text with one of the places replaced, from 1, at which the other text stands in it. */
export function substituteOne(text: string, before: string, after: string, which: number): string {
  if (before === '') return text;
  let at = text.indexOf(before);
  for (let count = 1; count < which && at !== -1; count += 1) at = text.indexOf(before, at + before.length);
  return at === -1 ? text : text.slice(0, at) + after + text.slice(at + before.length);
}

/**
 * Where a pattern begins in a text, from 1, without regard to case: `?` is any one character, `*` any number of them, and behind `~`
 * they are themselves. What stands between two `*` is looked for once, from left to right, so the time grows with the product of
 * both lengths at most.
 */
export function searchPlace(pattern: string, text: string, start: number): number | undefined {
  const pieces = piecesOf(pattern.toLowerCase());
  const within = text.toLowerCase();
  let first: number | undefined;
  let from = start - 1;
  for (const piece of pieces) {
    const at = pieceAt(piece, within, from);
    if (at === undefined) return undefined;
    first ??= at;
    from = at + piece.length;
  }
  return (first ?? start - 1) + 1;
}

/** One character of a pattern; undefined for any one. */
type Sign = string | undefined;

function piecesOf(pattern: string): readonly (readonly Sign[])[] {
  const pieces: Sign[][] = [[]];
  for (const [sign] of pattern.matchAll(/~[*?~]|[^]/g)) {
    if (sign === '*') pieces.push([]);
    else pieces.at(-1)!.push(sign === '?' ? undefined : sign.at(-1));
  }
  return pieces;
}

function pieceAt(piece: readonly Sign[], text: string, from: number): number | undefined {
  for (let at = from; at + piece.length <= text.length; at += 1) {
    if (piece.every((sign, index) => sign === undefined || sign === text[at + index])) return at;
  }
  return undefined;
}
