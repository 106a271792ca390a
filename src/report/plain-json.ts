/** Everything outside visible ASCII but the line end, which JSON has escaped inside a string. */
const NOT_PLAIN = /[^\n\x20-\x7e]/g;

/**
 * A value as JSON, indented by two blanks, a line end at the end. What is not visible ASCII is written as a `\u` escape, so
 * that nothing hides in a terminal or a log, and so is the first of `##[`, which a GitHub Actions log takes for a command; a
 * parser reads the same text.
 */
export function plainJson(value: object): string {
  return `${plain(JSON.stringify(value, undefined, 2))}\n`;
}

/**
 * An object as JSON, escaped likewise, with a line for each of its members, and for each element of a member that is a list: half as long as
 * {@link plainJson} for long lists, and still to be compared line by line. Members that are undefined are left out.
 */
export function* plainJsonLines(value: object): Generator<string, undefined> {
  let start = '{\n';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${start}${plain(JSON.stringify(name))}: `;
    start = ',\n';
    if (!Array.isArray(member) || member.length === 0) {
      yield plain(JSON.stringify(member));
      continue;
    }
    for (const [index, element] of member.entries())
      yield `${index === 0 ? '[\n' : ',\n'}${plain(JSON.stringify(element))}`;
    yield '\n]';
  }
  yield '\n}\n';
}

function plain(json: string): string {
  return json.replace(NOT_PLAIN, escaped).replace(/#(?=#\[)/g, escaped);
}

/** As JSON writes a UTF-16 code unit (RFC 8259, section 7). */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
