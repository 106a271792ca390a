import { isDeepStrictEqual } from 'node:util';
import { userKey, type UserKey } from '../../people/user-key.js';
import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { quoted } from '../../text/quoted.js';
import { edited, type TextEdit } from '../../text/text-edit.js';
import { type AccessModel } from '../access-model.js';
import { desiredAccount, desiredRole } from '../desired-people.js';
import { parseAccessFile } from '../parse-access-file.js';
import { accessEdit, type AccessEdit, type AccessWish, type EditSurroundings } from './access-edit.js';
import { type AssignmentPlace, editedModel, emptied } from './edited-model.js';
import { editTexts } from './edit-texts.js';

/** A text of an access file, and what it was read as. */
export interface AccessFileSource {
  readonly text: string;
  readonly model: AccessModel;
}

/** What an access file becomes by wishes. */
export interface EditedAccessFile {
  /** What changes in the text. Empty: nothing does. */
  readonly texts: readonly TextEdit[];
  /** As the edited text reads. */
  readonly model: AccessModel;
  /** The wishes that the edited file fulfils, each with what it takes; of some of them nothing. */
  readonly edits: readonly AccessEdit[];
  /** The others, each with why, as a sentence. */
  readonly refused: readonly RefusedWish[];
}

export interface RefusedWish {
  readonly wish: AccessWish;
  readonly why: string;
}

/**
 * Edits the text of an access file so that wishes come true, and everything else stays as it is: comments, order, and every other person. That is
 * proven, not assumed: the edited text is read, must be the model that was meant, and declares the same people in every account but for the
 * wishes. A wish of which that cannot be shown is refused.
 */
export function editAccessFile(
  source: AccessFileSource,
  wishes: readonly AccessWish[],
  around: EditSurroundings,
): EditedAccessFile {
  const refused: RefusedWish[] = [];
  const edits: AccessEdit[] = [];
  for (const wish of wishes) {
    const edit = accessEdit(source.model, wish, around);
    if (typeof edit === 'string') refused.push({ wish, why: edit });
    else edits.push(edit);
  }
  const good = fulfilled(source, edits, around, refused);
  const all = attempt(source, good, around);
  if ('model' in all) return { ...all, edits: good, refused };
  return {
    ...{ texts: [], model: source.model, edits: [] },
    refused: [...refused, ...good.map(({ wish }) => ({ wish, why: all.why }))],
  };
}

/**
 * The edits that can be made. Of those that cannot be made together, each half is tried: so few of a thousand are found without reading the file a
 * thousand times.
 *
 * @param refused - takes the others
 */
function fulfilled(
  source: AccessFileSource,
  edits: readonly AccessEdit[],
  around: EditSurroundings,
  refused: RefusedWish[],
): readonly AccessEdit[] {
  const tried = attempt(source, edits, around);
  if ('model' in tried) return edits;
  if (edits.length === 1) {
    refused.push({ wish: edits[0]!.wish, why: tried.why });
    return [];
  }
  const half = Math.ceil(edits.length / 2);
  return [edits.slice(0, half), edits.slice(half)].flatMap((part) => fulfilled(source, part, around, refused));
}

/**
 * Why an assignment cannot go to which nobody would belong any more, as a sentence; undefined if it goes. One of an account that klaviyo-access
 * provisions itself does, as long as another one stays. For others there is a group with an assignment of the app in the identity
 * provider, about which a person decides.
 */
function whyStuck(model: AccessModel, place: AssignmentPlace, empty: readonly AssignmentPlace[]): string | undefined {
  const { direct, assignments } = model.accounts[place.account]!;
  const isOneLeft = assignments.length > empty.filter(({ account }) => account === place.account).length;
  if (direct !== undefined && isOneLeft) return undefined;
  const { group, at } = assignments[place.assignment]!;
  return (
    `Nobody would be left among the members of ${quoted(group)} (line ${at.line} of the access file), and a list of members is never empty. ` +
    'Take the assignment out of the file, or name somebody else in it.'
  );
}

type Attempt = Pick<EditedAccessFile, 'texts' | 'model'> | { readonly why: string };

function attempt({ text, model }: AccessFileSource, edits: readonly AccessEdit[], around: EditSurroundings): Attempt {
  const dropped = emptied(model, edits);
  const stuck = dropped.map((place) => whyStuck(model, place, dropped)).find((why) => why !== undefined);
  if (stuck !== undefined) return { why: stuck };
  const meant = editedModel(model, edits, dropped);
  const texts = editTexts(text, model, edits, dropped);
  if (texts === undefined) {
    return {
      why: 'What is to be taken out stands behind an alias or a merge key of the YAML, or shares a line with something else. Edit it by hand.',
    };
  }
  if (texts.length === 0) return { texts, model };
  try {
    const after = parseAccessFile(edited(text, texts), { path: model.path, today: around.today });
    if (!isDeepStrictEqual(withoutPlaces(after), withoutPlaces(meant))) {
      return { why: 'An edit of the text would change something else in it, too. Edit it by hand.' };
    }
    const other = otherPeople(model, after, edits, around);
    return other === undefined ? { texts, model: after } : { why: other };
  } catch (error) {
    if (!(error instanceof KlaviyoAccessError)) throw error;
    return { why: `The edited access file is refused: ${error.message} Edit it by hand.` };
  }
}

/** A model without where its parts stand, and without what is undefined. */
function withoutPlaces(model: AccessModel): unknown {
  return JSON.parse(JSON.stringify(model, (name, value: unknown) => (name === 'at' ? undefined : value)));
}

/** Why the people whom an edited file declares are not those that are meant, as a sentence; undefined if they are. */
function otherPeople(
  before: AccessModel,
  after: AccessModel,
  edits: readonly AccessEdit[],
  around: EditSurroundings,
): string | undefined {
  const [old, now] = [rolesOf(before, around), rolesOf(after, around)];
  for (const [name, people] of now) {
    const wished = new Map(
      edits.flatMap(({ wish }) => (wish.account === name ? [[userKey(wish.user), wish] as const] : [])),
    );
    const earlier = old.get(name) ?? new Map<UserKey, string>();
    for (const key of new Set([...earlier.keys(), ...people.keys()])) {
      const wish = wished.get(key);
      const expected = wish === undefined ? earlier.get(key) : wish.role;
      if (people.get(key) === expected) continue;
      return `By the edited access file ${quoted(key)} would have ${roleWords(people.get(key))} in ${name}, and not ${roleWords(expected)}. Edit it by hand.`;
    }
    if (people.size === 0 && earlier.size > 0)
      return `Nobody would be declared in ${name} any more, and no check could run. Name somebody else first.`;
  }
  return undefined;
}

function roleWords(role: string | undefined): string {
  return role === undefined ? 'no role' : `the role ${quoted(role)}`;
}

type Roles = ReadonlyMap<string, ReadonlyMap<UserKey, string>>;

function rolesOf({ accounts }: AccessModel, { snapshot, today }: EditSurroundings): Roles {
  const otherGroups = accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  return new Map(
    accounts.map((account) => {
      const { people } = desiredAccount(account, { snapshot, today, otherGroups });
      return [account.name, new Map(people.map((person) => [userKey(person.userName), desiredRole(person)]))];
    }),
  );
}
