import { type ProvisionedPerson } from '../people/listing.js';
import { repeatedName } from '../text/repeated-name.js';
import { isIdInProvider, NO_CONFLICTS } from './plain-user.js';
import { recordForm, type RecordForm, SCALAR, type TakenTexts } from './record-form.js';
import { wireList, type WireList } from './wire-list.js';
import { readWireUser } from './wire-user.js';

/** A page whose records were read as text. */
export class PlainPage {
  /**
   * @param list the list without its records
   * @param users what its records say
   */
  constructor(
    readonly list: WireList,
    readonly users: readonly ProvisionedPerson[],
  ) {}
}

/** Reads a page from its JSON; undefined if it has to be read the usual way. */
export type PlainPageReader = (json: string) => PlainPage | undefined;

/** Up to the first record: members without parts, or lists of one, and `Resources`. */
const HEAD = new RegExp(`\\{(?:"[A-Za-z]+": ?(?:${SCALAR}|\\[${SCALAR}\\]), ?)*"Resources": ?\\[(?=\\{)`, 'y');

const BETWEEN_RECORDS = /, ?(?=\{)/y;

/** A page with more records than this that have no known form is read the usual way, which is faster then. */
const MOST_OTHERS = 20;

/** Records of so many forms are known at most. */
const MOST_FORMS = 8;

/**
 * A reader of the pages of one listing. A server writes all its records alike, but for the texts in them. So the names, brackets
 * and commas of a record are looked at once, and further records are compared with them as text: that takes a fifth of the
 * time of `JSON.parse`, the search for repeated names and `plainUser`, which give the same (bench: drift). A record of another
 * form is read on its own, in the usual way.
 *
 * Why the page is JSON that has no name twice in one object: what comes before and after the records is looked at as a list
 * without records, each record is looked at on its own or is of a known form, and a comma stands between any two.
 */
export function plainPageReader(): PlainPageReader {
  const forms: RecordForm[] = [];
  return (json) => {
    try {
      return readPage(json, forms);
    } catch (error) {
      // V8 gives up a pattern on a text of many megabytes, such as a name, for want of room on its stack.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
}

function readPage(json: string, forms: RecordForm[]): PlainPage | undefined {
  HEAD.lastIndex = 0;
  if (!HEAD.test(json)) return undefined;
  const start = HEAD.lastIndex;
  const users = new PageUsers();
  for (let at = start; ;) {
    const plain = readPlain(forms, json, at);
    const end = plain?.end ?? endOfObject(json, at);
    if (plain !== undefined) users.addPlain(plain.texts);
    else if (!users.addOther(json.slice(at, end), forms)) return undefined;
    BETWEEN_RECORDS.lastIndex = end;
    if (BETWEEN_RECORDS.test(json)) at = BETWEEN_RECORDS.lastIndex;
    else return json[end] === ']' ? pageOf(json.slice(0, start) + json.slice(end), users) : undefined;
  }
}

function readPlain(forms: readonly RecordForm[], json: string, at: number): ReturnType<RecordForm['read']> {
  for (const form of forms) {
    const read = form.read(json, at);
    if (read !== undefined) return read;
  }
  return undefined;
}

function pageOf(withoutRecords: string, users: PageUsers): PlainPage | undefined {
  const list = wireList(soundJson(withoutRecords));
  return list === undefined ? undefined : new PlainPage(list, users.all());
}

/** The value of a JSON text; undefined if it is none, or an object in it has a name twice. */
function soundJson(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return repeatedName(json) === undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

const BRACKET = /[^"{}]*(?:"(?:[^"\\]|\\.)*"[^"{}]*)*[{}]/y;

/** Where an object ends that begins here. Of a text that is not JSON, the place means nothing. */
function endOfObject(json: string, start: number): number {
  let depth = 0;
  BRACKET.lastIndex = start;
  do {
    if (!BRACKET.test(json)) return json.length;
    depth += json[BRACKET.lastIndex - 1] === '{' ? 1 : -1;
  } while (depth > 0);
  return BRACKET.lastIndex;
}

/** The users of a page, in its order. */
class PageUsers {
  /** The texts of a plain record, or what was read of another one. */
  readonly #read: (TakenTexts | { readonly user: ProvisionedPerson })[] = [];
  #others = 0;

  addPlain(texts: TakenTexts): void {
    this.#read.push(texts);
  }

  /** Reads a record of no known form, and learns its form. Whether it could be read. */
  addOther(json: string, forms: RecordForm[]): boolean {
    const record = this.#others < MOST_OTHERS ? soundJson(json) : undefined;
    const reading = readWireUser(record);
    if ('problem' in reading) return false;
    this.#others += 1;
    this.#read.push(reading);
    const form = forms.length < MOST_FORMS ? recordForm(record) : undefined;
    if (form !== undefined) forms.push(form);
    return true;
  }

  all(): readonly ProvisionedPerson[] {
    const texts: string[] = [];
    for (const each of this.#read) {
      if ('user' in each) continue;
      texts.push(each.id, each.userName, each.givenName, each.familyName, each.role, each.externalId);
    }
    const ownText = copies(texts);
    return this.#read.map((each) => ('user' in each ? each.user : plainUserOf(each, ownText)));
  }
}

/** From this length on V8 keeps a part of a text as a place in it, and with it the whole text. */
const SHORTEST_PLACE = 13;

/**
 * Gives each of the texts that it was made of, in their order, a memory of its own, so that the page that they are parts of is
 * let go. All at once, by way of JSON: none of them needs an escape.
 */
function copies(texts: readonly string[]): (text: string) => string {
  const long = texts.filter(({ length }) => length >= SHORTEST_PLACE);
  const copied = (long.length === 0 ? [] : JSON.parse(`["${long.join('","')}"]`)) as readonly string[];
  let next = 0;
  return (text) => (text.length < SHORTEST_PLACE ? text : copied[next++]!);
}

function plainUserOf(texts: TakenTexts, ownText: (text: string) => string): ProvisionedPerson {
  const user = {
    id: ownText(texts.id),
    userName: ownText(texts.userName),
    givenName: ownText(texts.givenName),
    familyName: ownText(texts.familyName),
    active: texts.active === 'true',
    role: ownText(texts.role),
    conflicts: NO_CONFLICTS,
  };
  const externalId = ownText(texts.externalId);
  return isIdInProvider(externalId) ? { ...user, externalId } : user;
}
