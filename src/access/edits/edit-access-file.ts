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
  let edits: AccessEdit[] = [];
  for (const wish of wishes) {
    const edit = accessEdit(source.model, wish, around);
    if (typeof edit === 'string') refused.push({ wish, why: edit });
    else edits.push(edit);
  }
  const { dropped, kept } = withoutEmptied(source.model, edits, refused);
  edits = [...kept];
  const whole = attempt(source, edits, dropped, around);
  if ('model' in whole) return { ...whole, edits, refused };
  // One of them may be the reason: those that come true alone are tried together once more.
  const good = edits.filter((edit) => {
    const alone = emptied(source.model, [edit]).length > 0 ? whole : attempt(source, [edit], [], around);
    if ('model' in alone) return true;
    refused.push({ wish: edit.wish, why: alone.why });
    return false;
  });
  const again = good.length < edits.length ? attempt(source, good, [], around) : whole;
  if ('model' in again) return { ...again, edits: good, refused };
  return {
    ...{ texts: [], model: source.model, edits: [] },
    refused: [...refused, ...good.map(({ wish }) => ({ wish, why: again.why }))],
  };
}

/**
 * What is to become of assignments that nobody would belong to any more. One of an account that klaviyo-access provisions itself goes. For another
 * one there is a group with an assignment of the app in the identity provider, about which a person decides: these wishes are refused.
 */
function withoutEmptied(
  model: AccessModel,
  edits: readonly AccessEdit[],
  refused: RefusedWish[],
): { readonly dropped: readonly AssignmentPlace[]; readonly kept: readonly AccessEdit[] } {
  const empty = emptied(model, edits);
  const goes = ({ account }: AssignmentPlace): boolean => {
    const { direct, assignments } = model.accounts[account]!;
    return direct !== undefined && assignments.length > empty.filter((each) => each.account === account).length;
  };
  const stuck = empty.filter((place) => !goes(place));
  const isStuck = ({ account, members }: AccessEdit): AssignmentPlace | undefined =>
    stuck.find(
      (place) => place.account === account && members.some(({ assignment }) => assignment === place.assignment),
    );
  const kept = edits.filter((edit) => {
    const place = isStuck(edit);
    if (place === undefined) return true;
    const { group, at } = model.accounts[place.account]!.assignments[place.assignment]!;
    refused.push({
      wish: edit.wish,
      why:
        `Nobody would be left among the members of ${quoted(group)} (line ${at.line} of the access file), and a list of members is never empty. ` +
        'Take the assignment out of the file, or name somebody else in it.',
    });
    return false;
  });
  return { dropped: emptied(model, kept), kept };
}

type Attempt = Pick<EditedAccessFile, 'texts' | 'model'> | { readonly why: string };

function attempt(
  { text, model }: AccessFileSource,
  edits: readonly AccessEdit[],
  dropped: readonly AssignmentPlace[],
  around: EditSurroundings,
): Attempt {
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
