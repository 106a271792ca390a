import { type Account, type RoleForm } from '../access/access-model.js';
import { notCheckable, pass, type CheckOutcome, warn } from '../provider/check-outcome.js';
import { type KlaviyoReadings } from './klaviyo-readings.js';
import { SCIM_ROLE } from '../access/scim-role.js';
import { whyMissing } from '../provider/reading.js';
import { listOf } from './list-of.js';

const CORE_USER = SCIM_ROLE.namespace;

/** A record as it came. */
type WireRecord = Readonly<Record<string, unknown>>;

/**
 * In which form the server writes roles. Klaviyo documents what clients write (`role`, or `roles` in Entra's form), and
 * not what it answers; the client reads every one of these forms. Where klaviyo-access writes roles itself, it is a warning if
 * it would write them in another form than the one that the server shows.
 */
export function checkRoleForm(account: Account, { firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = 'role on the wire';
  const records = recordsOf(firstPage);
  if (typeof records === 'string') return [notCheckable(subject, records)];
  const forms = tally(records.map(roleForms));
  const named = forms.filter(([form]) => form !== NO_ROLE);
  if (named.length === 0) {
    return [
      warn(
        subject,
        `None of the ${records.length} users on the first page has a role that can be read.`,
        'Without roles every role differs. Check that the account is the right one, and report the form if there is one.',
      ),
    ];
  }
  const found = describe(forms);
  const otherForm = otherRoleForm(
    account,
    named.map(([form]) => form),
  );
  if (otherForm !== undefined) {
    return [
      warn(
        subject,
        `${found}. klaviyo-access would write it as "${account.scim.roleForm ?? 'role'}".`,
        `Set scim.roleForm to ${otherForm} in the access file, or the server may ignore the roles that are written.`,
      ),
    ];
  }
  if (forms.length === 1) return [pass(subject, `${found}.`)];
  return [
    warn(
      subject,
      `The users on the first page differ: ${found}.`,
      'All of these forms are read, and a person whose forms disagree is reported as drift.' +
        (named.length < forms.length ? ' Look at those without a role.' : ''),
    ),
  ];
}

/** The form in which the server shows every role, if klaviyo-access would write another; undefined if not. */
function otherRoleForm({ scim, identityProvider }: Account, forms: readonly string[]): RoleForm | undefined {
  // Then the identity provider writes the roles.
  if (identityProvider !== undefined) return undefined;
  const shown = new Set(forms.flatMap((form) => form.split(WITH)).map(settingOf));
  const [only] = shown;
  return shown.size === 1 && only !== (scim.roleForm ?? 'role') ? only : undefined;
}

function settingOf(form: string): RoleForm {
  return form === STRINGS || form === OBJECTS ? 'roles' : 'role';
}

/** In which form the server writes whether a user is active: Entra writes "True" and "False" as strings. */
export function checkActiveForm({ firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = 'active on the wire';
  const records = recordsOf(firstPage);
  if (typeof records === 'string') return [notCheckable(subject, records)];
  const forms = tally(records.map(({ active }) => activeForm(active)));
  const found = describe(forms);
  if (forms.length === 1 && forms[0]?.[0] === BOOLEAN) return [pass(subject, `${found}.`)];
  return [
    warn(
      subject,
      `The users on the first page have: ${found}.`,
      'A string is read as the boolean that it names, and a user without it counts as active. Anything else stops the listing.',
    ),
  ];
}

/** The records of the first page, or why there are none to look at. */
function recordsOf(firstPage: KlaviyoReadings['firstPage']): readonly WireRecord[] | string {
  if (firstPage.state !== 'read') return whyMissing('The first page of users', firstPage);
  const list = listOf(firstPage.value);
  if (list === undefined) return 'The first page is not a SCIM list of users.';
  return list.records.length === 0 ? 'There is no user on the first page.' : list.records.map(asRecord);
}

/** The members of an object; those of anything else are none. */
function asRecord(value: unknown): WireRecord {
  return typeof value === 'object' && value !== null ? (value as WireRecord) : {};
}

const NO_ROLE = 'no role';
const STRINGS = '"roles" as strings';
const OBJECTS = '"roles" as objects';
const WITH = ' with ';

/** All forms in which one record writes its role. */
function roleForms(record: WireRecord): string {
  const { role, roles } = record;
  const underUrn = asRecord(record[CORE_USER]).role ?? record[`${CORE_USER}:role`];
  const forms = [
    ...(isText(role) ? ['the string "role"'] : []),
    ...(Array.isArray(roles) ? entryForms(roles) : []),
    ...(isText(underUrn) ? [`"role" under ${CORE_USER}`] : []),
  ];
  return forms.length === 0 ? NO_ROLE : forms.join(WITH);
}

function entryForms(roles: readonly unknown[]): readonly string[] {
  const forms = roles.flatMap((entry) => {
    if (isText(entry)) return [STRINGS];
    return isText(asRecord(entry).value) ? [OBJECTS] : [];
  });
  return [...new Set(forms)];
}

const BOOLEAN = 'a boolean';

function activeForm(active: unknown): string {
  if (typeof active === 'boolean') return BOOLEAN;
  if (typeof active === 'string') return 'a string';
  return active === undefined || active === null ? 'nothing' : `a ${typeof active}`;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Each form and how many records have it, the most frequent first. */
function tally(forms: readonly string[]): readonly (readonly [form: string, records: number])[] {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}

function describe(forms: readonly (readonly [string, number])[]): string {
  return forms.map(([form, records]) => `${form} (${records} ${records === 1 ? 'user' : 'users'})`).join(', ');
}
