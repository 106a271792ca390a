import { type DirectoryPerson } from '../people/directory-person.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type AttributeCondition } from './condition.js';

/** What a condition can ask of a person. */
export type Subject = Pick<DirectoryPerson, 'userName' | 'givenName' | 'familyName' | 'groups' | 'attributes'>;

/** Attributes that every person has, whatever else their source knows about them. */
export const OWN_ATTRIBUTES = ['userName', 'givenName', 'familyName'] as const;

export type OwnAttribute = (typeof OWN_ATTRIBUTES)[number];

/** Reads the text of one attribute; undefined where a person does not have it. */
export type AttributeReader = (person: Subject) => string | undefined;

/**
 * A condition names an attribute that the source of the people does not have. Nobody would match it, or everybody, and
 * nothing would say so.
 */
export class UnknownAttributeError extends KlaviyoAccessError {
  override readonly name = 'UnknownAttributeError';

  readonly attribute: string;
  /** Where the condition stands in the access file. */
  readonly at: SourcePosition;
  /** The attribute that was meant, most likely. */
  readonly nearest: string | undefined;

  /** @param known - the names that the source has; several of `alike` differ from the attribute in letter case alone */
  constructor({ attribute, at }: AttributeCondition, known: readonly string[], alike: readonly string[] = []) {
    const nearest = alike.length > 0 ? undefined : nearestWord(attribute, known);
    const has =
      alike.length > 0
        ? `is one of several that differ in letter case alone: ${alike.map(quoted).join(', ')}. Write the one that is meant, exactly.`
        : `is not known${nearest === undefined ? '.' : `; did you mean ${quoted(nearest)}?`} ` +
          `The people of the directory have ${listed(known)}.` +
          (nearest === undefined
            ? ' Give them that attribute, such as by a column of the roster, or use one of these.'
            : '');
    super(`The attribute ${quoted(attribute)}, on line ${at.line}, column ${at.column} of the access file, ${has}`);
    this.attribute = attribute;
    this.at = at;
    this.nearest = nearest;
  }
}

/** A message does not list hundreds of columns. */
const MOST_LISTED = 30;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map(quoted).join(', ');
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}

/**
 * Reads the attribute of a condition. `userName`, `givenName` and `familyName` are the person's own; every other name is a key of
 * `attributes`.
 *
 * @param attributeNames - the names of all attributes that the source has: the exact name is read, else the only one that differs
 *   in letter case alone. Default: they are not known, and the exact name is read.
 * @throws UnknownAttributeError if there is no such attribute, or several
 */
export function attributeReader(condition: AttributeCondition, attributeNames?: readonly string[]): AttributeReader {
  const name = attributeNames === undefined ? condition.attribute : knownName(condition, attributeNames);
  const own = OWN_ATTRIBUTES.find((one) => one === name);
  if (own !== undefined) return (person) => person[own];
  // By its own properties alone, so that a column `__proto__` or `constructor` is a column like any other.
  return ({ attributes }) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined);
}

function knownName(condition: AttributeCondition, attributeNames: readonly string[]): string {
  const known = [...new Set<string>([...OWN_ATTRIBUTES, ...attributeNames])];
  if (known.includes(condition.attribute)) return condition.attribute;
  const folded = condition.attribute.toLowerCase();
  const alike = known.filter((name) => name.toLowerCase() === folded);
  const [only] = alike;
  if (only === undefined || alike.length > 1) throw new UnknownAttributeError(condition, known, alike);
  return only;
}
