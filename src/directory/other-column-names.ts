/**
 * What exports call the columns that a roster needs, in lower-case letters alone: Microsoft Entra ID's download of users
 * (userPrincipalName, surname, mail), Google Workspace's ("Email Address [Required]", "First Name [Required]"), Okta's profile
 * (login, email, firstName, lastName), SCIM and LDAP (sn, memberOf), BambooHR and HiBob (workEmail).
 */
const OTHER_NAMES = {
  userName: [
    ...[
      'userprincipalname',
      'upn',
      'mail',
      'email',
      'emailaddress',
      'emailaddressrequired',
      'primaryemail',
      'workemail',
    ],
    ...['login', 'username', 'user', 'loginname', 'mailadresse', 'emailadresse', 'adressemail', 'correo', 'courriel'],
  ],
  givenName: ['firstname', 'firstnamerequired', 'givenname', 'forename', 'vorname', 'prenom', 'nombre', 'nome'],
  familyName: [
    ...[
      'surname',
      'lastname',
      'lastnamerequired',
      'familyname',
      'sn',
      'nachname',
      'nomdefamille',
      'apellido',
      'apellidos',
    ],
    ...['sobrenome', 'cognome'],
  ],
  groups: [
    'group',
    'memberof',
    'groupmembership',
    'groupmemberships',
    'groupnames',
    'gruppen',
    'groupes',
    'grupos',
    'gruppi',
  ],
};

/** Names that are about something else, however near they are to one that is looked for. */
const UNRELATED = ['displayname', 'fullname', 'name', 'nickname', 'middlename', 'companyname', 'samaccountname'];

/**
 * Which of the names stand for a column that is missing, and which could be a misspelling of it, since they stand for nothing
 * that is known. So nobody is asked whether `surname` is the userName.
 *
 * @param names of the columns that the roster has beside those it needs
 */
export function otherNames(
  column: keyof typeof OTHER_NAMES,
  names: readonly string[],
): { readonly meant: readonly string[]; readonly elsewhere: readonly string[] } {
  const known: readonly string[] = [...Object.values(OTHER_NAMES), UNRELATED].flat();
  const meanings: readonly string[] = OTHER_NAMES[column];
  return {
    meant: names.filter((name) => meanings.includes(letters(name))),
    elsewhere: names.filter((name) => !known.includes(letters(name))),
  };
}

function letters(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase();
}
