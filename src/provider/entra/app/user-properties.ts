import { z } from 'zod';
import { type Condition, leavesOf } from '../../../rules/condition.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type EntraUser } from './entra-state.js';

/**
 * What is read of everybody (Microsoft Graph, "user resource type"). A list of Graph gives only some properties unless it is asked for
 * each.
 */
const BASE = ['id', 'userPrincipalName', 'mail', 'givenName', 'surname', 'accountEnabled', 'userType'] as const;

/**
 * What else conditions can compare, by Graph's name, with the other name that rules of dynamic groups have for it (Microsoft, "Manage
 * rules for dynamic membership groups in Microsoft Entra ID", supported properties).
 */
const FOR_CONDITIONS: ReadonlyMap<string, string | undefined> = new Map([
  ['city', undefined],
  ['companyName', undefined],
  ['country', undefined],
  ['department', undefined],
  ['displayName', undefined],
  ['employeeId', undefined],
  ['employeeType', undefined],
  ['faxNumber', 'facsimileTelephoneNumber'],
  ['jobTitle', undefined],
  ['mailNickname', 'mailNickName'],
  ['mobilePhone', 'mobile'],
  ['officeLocation', 'physicalDeliveryOfficeName'],
  ['onPremisesDistinguishedName', undefined],
  ['onPremisesSecurityIdentifier', undefined],
  ['onPremisesSyncEnabled', 'dirSyncEnabled'],
  ['passwordPolicies', undefined],
  ['postalCode', undefined],
  ['preferredLanguage', undefined],
  ['state', undefined],
  ['streetAddress', undefined],
  ['usageLocation', undefined],
]);

/** Other names of what is read of everybody. */
const OTHER_NAMES: ReadonlyMap<string, string | undefined> = new Map([...FOR_CONDITIONS, ['id', 'objectId']]);

/** The property that holds `extensionAttribute1` to `extensionAttribute15`. */
const EXTENSIONS = 'onPremisesExtensionAttributes';

const EXTENSION_NAMES = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`);

/** A property that an application of the tenant defines: read where a condition names it. */
const OF_AN_APPLICATION = /^extension_[0-9A-Za-z]{32}_[A-Za-z0-9_]+$/;

/** Which properties of people are read. */
export interface UserProperties {
  readonly select: readonly string[];
  /** The names of all attributes that people then can have; undefined where no condition asks for any. */
  readonly attributeNames: readonly string[] | undefined;
}

/** What has to be read of people so that the conditions can be decided. */
export function userProperties(conditions: readonly Condition[]): UserProperties {
  if (conditions.length === 0) return { select: BASE, attributeNames: undefined };
  const named = conditions
    .flatMap(leavesOf)
    .flatMap((leaf) => (leaf.kind === 'attribute' && OF_AN_APPLICATION.test(leaf.attribute) ? [leaf.attribute] : []));
  const plain = [...BASE, ...FOR_CONDITIONS.keys(), ...new Set(named)];
  const names = plain.flatMap((name) => [name, OTHER_NAMES.get(name) ?? []].flat());
  return { select: [...plain, EXTENSIONS], attributeNames: [...names, ...EXTENSION_NAMES] };
}

/** A person as Graph answers them. Of somebody who may not be read the properties are null. */
export const wireUser = z.looseObject({
  id: z.string().min(1),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
});

/**
 * A person by what Graph answers.
 *
 * @param place - where they were read, as a clause: `in the group "klaviyo-admins"`
 * @throws EntraReadError `ENTRA_MISSING_PERMISSION` where Graph gives the id and keeps the rest to itself, which it does without an error
 * (Microsoft Graph, "Limited information returned for inaccessible member objects")
 */
export function entraUser(wire: z.output<typeof wireUser>, place: string): EntraUser {
  const { id, userPrincipalName, mail, givenName, surname, accountEnabled, userType } = wire;
  if (typeof userPrincipalName !== 'string' || userPrincipalName === '' || typeof accountEnabled !== 'boolean') {
    throw keptBack(id, place);
  }
  return {
    id,
    userPrincipalName,
    mail: mail ?? undefined,
    givenName: givenName ?? '',
    familyName: surname ?? '',
    enabled: accountEnabled,
    isGuest: userType === 'Guest',
    attributes: textsOf(wire),
  };
}

/** The texts of an answer, and what is true or false, by each name of it. What is empty in Entra is null, or not there. */
function textsOf(wire: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const extensions = Object(wire[EXTENSIONS]) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    [...Object.entries(wire), ...EXTENSION_NAMES.map((name) => [name, extensions[name]] as const)].flatMap(
      ([name, value]): [string, string][] => {
        if ((typeof value !== 'string' && typeof value !== 'boolean') || name.startsWith('@')) return [];
        const other = OTHER_NAMES.get(name);
        return [[name, String(value)], ...(other === undefined ? [] : [[other, String(value)] as [string, string]])];
      },
    ),
  );
}

function keptBack(id: string, place: string): EntraReadError {
  return new EntraReadError('ENTRA_MISSING_PERMISSION', {
    problem: `Microsoft Graph gives the id ${id} of a person ${place} and not who they are.`,
    remedy:
      'Grant the application User.Read.All in Entra, under App registrations > the application > API permissions > Microsoft Graph > ' +
      'Application permissions, and have an administrator consent to it.',
    permissions: ['User.Read.All'],
  });
}
