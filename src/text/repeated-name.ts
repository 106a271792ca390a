/** The names of an object that is being read; undefined for a list. */
type Open = Set<string> | undefined;

/**
 * The first name that an object of a JSON text has twice, at any depth; undefined if every name stands once. JSON.parse keeps
 * the last value of such a name and drops the others unseen, so what it gives is not what was written. Names are
 * compared with their escapes undone: `"r\u006fle"` is `role`.
 *
 * One pass over the text, in about the time that JSON.parse takes.
 *
 * @param json a text that JSON.parse has accepted: of any other the answer means nothing, and may never come
 */
export function repeatedName(json: string): string | undefined {
  const outer: Open[] = [];
  let names: Open;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(json, at);
      const next = afterBlanks(json, end);
      if (names !== undefined && json.charCodeAt(next) === COLON) {
        const name = nameBetween(json, at, end);
        if (names.has(name)) return name;
        names.add(name);
      }
      at = next;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      outer.push(names);
      names = code === OPEN_OBJECT ? new Set() : undefined;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) names = outer.pop();
    at += 1;
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const BLANK = 0x20;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Where a string ends that begins here, after its closing quotation mark. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes stands before a character, so that the last of them is its own. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

/** Every character up to the blank is white space where it stands between the tokens of valid JSON. */
function afterBlanks(json: string, start: number): number {
  let at = start;
  while (json.charCodeAt(at) <= BLANK) at += 1;
  return at;
}

/** The name whose quotation marks these are, with its escapes undone. */
function nameBetween(json: string, start: number, end: number): string {
  const name = json.slice(start + 1, end - 1);
  return name.includes('\\') ? (JSON.parse(json.slice(start, end)) as string) : name;
}
