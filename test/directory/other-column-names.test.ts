import { otherNames } from '../../src/directory/other-column-names.js';

const COLUMNS = ['userName', 'givenName', 'familyName', 'groups'] as const;

test.each<[(typeof COLUMNS)[number], string[]]>([
  ['userName', ['userPrincipalName', 'UPN', 'mail', 'E-Mail', 'Email Address', 'Email Address [Required]']],
  ['userName', ['Primary Email', 'workEmail', 'login', 'User Name', 'user', 'Login name', 'Mailadresse']],
  ['userName', ['E-Mail-Adresse', 'Adresse mail', 'Correo', 'Courriel']],
  [
    'givenName',
    ['firstName', 'First Name [Required]', 'Given name', 'Forename', 'Vorname', 'Prénom', 'Nombre', 'Nome'],
  ],
  ['familyName', ['surname', 'lastName', 'Last Name [Required]', 'Family name', 'sn', 'Nachname', 'Nom de famille']],
  ['familyName', ['Apellido', 'Apellidos', 'Sobrenome', 'Cognome']],
  ['groups', ['group', 'memberOf', 'Group membership', 'groupMemberships', 'Group names', 'Gruppen', 'Groupes']],
  ['groups', ['Grupos', 'Gruppi']],
])('GIVEN names that exports give to %s: %j THEN they stand for it and for nothing else', (column, names) => {
  expect(otherNames(column, names)).toEqual({ meant: names, elsewhere: [] });
  for (const other of COLUMNS.filter((each) => each !== column)) {
    expect(otherNames(other, names)).toEqual({ meant: [], elsewhere: [] });
  }
});

test('GIVEN names of something else THEN they stand for no column, and nobody is asked about them', () => {
  const names = ['displayName', 'Full name', 'Name', 'nickName', 'Middle name', 'companyName', 'sAMAccountName'];
  for (const column of COLUMNS) expect(otherNames(column, names)).toEqual({ meant: [], elsewhere: [] });
});

test('GIVEN a name of which nothing is known THEN it may be a misspelling', () => {
  expect(otherNames('groups', ['grups'])).toEqual({ meant: [], elsewhere: ['grups'] });
});
