/** How many different characters are told apart in a number; those beyond count as the last of them. */
const CHARACTERS = 128;
const LAST = CHARACTERS - 1;

/**
 * The items in order of their ids, by UTF-16 code units; items of one id are neighbours.
 *
 * Numbers made of the first characters in which ids differ are sorted, with the place of the item behind them, which takes a
 * third of the time of a sort that compares the ids (bench: drift). Ids with one number are compared.
 */
export function inOrderOfIds<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const count = items.length;
  if (count === 0) return [];
  const from = sameStart(items);
  const length = Math.floor(Math.log2(Number.MAX_SAFE_INTEGER / count) / Math.log2(CHARACTERS));
  const marks = new Float64Array(count);
  items.forEach(({ id }, place) => {
    marks[place] = startNumber(id, from, from + length) * count + place;
  });
  marks.sort();
  const ordered: Item[] = [];
  for (let begin = 0, end = 0; begin < count; begin = end) {
    const start = Math.floor(marks[begin]! / count);
    while (end < count && Math.floor(marks[end]! / count) === start) end += 1;
    const alike: Item[] = [];
    for (let at = begin; at < end; at += 1) alike.push(items[marks[at]! % count]!);
    if (alike.length > 1) alike.sort(byId);
    for (const item of alike) ordered.push(item);
  }
  return ordered;
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : Number(one.id !== other.id);
}

/**
 * A number of a part of an id: the smaller one is that of an id that comes before, or the numbers are the same. Nothing is told
 * apart behind a character beyond the last one.
 */
function startNumber(id: string, from: number, to: number): number {
  let number = 0;
  let character = 0;
  for (let at = from; at < to; at += 1) {
    if (character < LAST) character = at < id.length ? Math.min(id.charCodeAt(at), LAST) : 0;
    number = number * CHARACTERS + character;
  }
  return number;
}

/** How many characters all ids begin with. */
function sameStart(items: readonly { readonly id: string }[]): number {
  let same = items[0]?.id ?? '';
  for (const { id } of items) while (!id.startsWith(same)) same = same.slice(0, -1);
  return same.length;
}
