import { looksLike, skeleton } from '../text/look-alike.js';

/** What separates the groups that an export puts into one text; JSON and the names of LDAP (RFC 4514) are among it. */
const SEPARATOR = /[,;|/\\\t\r\n+&<>:•·¦、，；｜／]/u;

/** Marks around each group, where a list was written as text. */
const MARKS_AT_END = /[ "'`[\](){}*]+$/;

/** What stands before a name in a directory service: `CN=klaviyo-analysts`. */
const ATTRIBUTE_AT_END = /(?:^|[^a-z])(?:cn|ou|name|group|displayname|value) ?= ?$/;

/** A name that has no blank in it and more than letters, so that it does not begin a longer name that has blanks in it. */
const ONE_WORD = /^\S*[-_.\d]\S*$/;

const ASCII = /^[\0-\x7f]*$/;

/**
 * Finds out whether a group of a directory is surely none of the assigned ones, though it is not written as any of them.
 *
 * @param assigned the names of the groups that an account assigns
 * @returns for another group's name, the assigned one that is meant by it or in it; undefined if there is none
 */
export function nearGroupNames(assigned: Iterable<string>): (group: string) => string | undefined {
  const names = Array.from(assigned, (name) => ({ name, shape: skeleton(name), isAscii: ASCII.test(name) }));
  const byShape = new Map(names.map(({ name, shape }) => [shape, name]));
  return (group) => {
    const shape = skeleton(group);
    const list = skeleton(group.replace(/[\t\r\n]+/g, ','));
    const isAscii = ASCII.test(group);
    return (
      byShape.get(shape) ??
      names.find((each) => !(isAscii && each.isAscii) && looksLike(group, each.name))?.name ??
      names.find((each) => hasAmongOthers(list, each.shape))?.name
    );
  };
}

/** Whether the name of an assigned group is one of several in a text, or stands in it as JSON does. Both are skeletons. */
function hasAmongOthers(list: string, name: string): boolean {
  if (name === '') return false;
  const isWord = ONE_WORD.test(name);
  for (let start = list.indexOf(name); start !== -1; start = list.indexOf(name, start + 1)) {
    const [before, behind] = [list.slice(0, start), reversed(list.slice(start + name.length))];
    if (isEdge(before, isWord) && isEdge(behind, isWord)) return true;
  }
  return false;
}

/**
 * Whether a name can begin behind this text (or, reversed, end before it): there is nothing but marks in it, or a separator
 * at its end. Before and behind one word, a blank separates too.
 */
function isEdge(text: string, isWord: boolean): boolean {
  if (isWord && text.endsWith(' ')) return true;
  const rest = text.replace(MARKS_AT_END, '');
  return rest === '' || SEPARATOR.test(rest.slice(-1)) || ATTRIBUTE_AT_END.test(rest);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
