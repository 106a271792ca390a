import { nearestWord } from '../../text/nearest-word.js';
import { OWN_ATTRIBUTES } from '../subject.js';
import { ENTRA_PROPERTIES, type EntraProperty, entraProperty } from './entra-property.js';
import { type EntraUserName } from './entra-user-name.js';

/** What Entra calls a person's own attributes. */
function ownNames(userName: EntraUserName): Readonly<Record<(typeof OWN_ATTRIBUTES)[number], string>> {
  return { userName, givenName: 'givenName', familyName: 'surname' };
}

/** The property that a rule compares for an attribute of a condition. Undefined if there is none. */
export function propertyOfAttribute(attribute: string, userName: EntraUserName): EntraProperty | undefined {
  const own = OWN_ATTRIBUTES.find((name) => name === attribute);
  return entraProperty(own === undefined ? attribute : ownNames(userName)[own]);
}

/**
 * The attribute of a condition that a property is: the way back.
 *
 * @param attributeNames - those of the directory. A property that it calls by Graph's name is called so. Default: they are not known.
 */
export function attributeOfProperty(
  { name, graphName }: EntraProperty,
  userName: EntraUserName,
  attributeNames: readonly string[] = [],
): string {
  const names = ownNames(userName);
  const own = OWN_ATTRIBUTES.find((attribute) => names[attribute] === name);
  if (own !== undefined) return own;
  const isGraphs = graphName !== undefined && !attributeNames.includes(name) && attributeNames.includes(graphName);
  return isGraphs ? graphName : name;
}

/** Why a rule cannot compare an attribute, and what to write instead. */
export interface EntraAttributeFault {
  readonly problem: string;
  readonly expected: string;
  readonly nearest?: string | undefined;
}

const EXPECTED =
  'a property that rules of Entra can compare, such as department, jobTitle, companyName, extensionAttribute1 or ' +
  'extension_APPID_NAME';

/** What is wrong with the name of an attribute; undefined if Entra has a property for it that holds one text, or true or false. */
export function entraAttributeFault(attribute: string, userName: EntraUserName): EntraAttributeFault | undefined {
  const property = propertyOfAttribute(attribute, userName);
  if (property === undefined) return unknownName(attribute);
  if (property.type === 'list') {
    return { problem: 'has several values in Entra, and a condition compares one text', expected: EXPECTED };
  }
  if (property.type === 'date') {
    return { problem: 'is a date in Entra, and a condition compares texts', expected: EXPECTED };
  }
  return undefined;
}

/** Microsoft says of the names that letter case counts ("Supported values"). */
function unknownName(attribute: string): EntraAttributeFault {
  const names = [...OWN_ATTRIBUTES, ...ENTRA_PROPERTIES.map(({ name }) => name)];
  const folded = attribute.toLowerCase();
  const other = names.find((name) => name.toLowerCase() === folded);
  if (other !== undefined) {
    return { problem: 'is in another letter case in Entra', expected: other, nearest: other };
  }
  return {
    problem: 'is not among the properties that rules of Entra can compare',
    expected: EXPECTED,
    nearest: nearestWord(attribute, names),
  };
}
