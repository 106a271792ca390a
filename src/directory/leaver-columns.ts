/*
 * By what columns people systems and directories say that somebody has left, is blocked, or is active. Without a column
 * `status`, a roster with one of them would let everybody pass as active, leavers too.
 *
 * Sources, read in November 2026:
 * - Okta, Users API: status, statusChanged, activated (developer.okta.com/docs/api/openapi/okta-management)
 * - Microsoft Entra ID, "Download a list of users": accountEnabled (learn.microsoft.com/entra/identity/users/users-bulk-download);
 *   the template for new users has "Block sign in"; Graph's user has employeeLeaveDateTime and deletedDateTime; MSOnline wrote
 *   BlockCredential
 * - Active Directory: accountExpires, userAccountControl, lockoutTime; LDAP servers: nsAccountLock, pwdAccountLockedTime, shadowExpire
 * - Google Workspace, Directory API users: suspended, suspensionReason, suspensionTime, archived, archivalTime, deletionTime; its
 *   CSV has "Status [READ ONLY]" (developers.google.com/admin-sdk/directory/v1/reference/users)
 * - BambooHR, "Field Names": status, employmentHistoryStatus, terminationDate (documentation.bamboohr.com/docs/list-of-field-names)
 * - Personio, employments: termination with terminated_at, termination_date, last_working_date, type (developer.personio.de)
 * - HiBob, terminate an employee: status and termination date; lifecycle status (apidocs.hibob.com)
 * - Rippling: roleState, endDate, termination_date as connectors show them (docs.kombo.dev/hris/connectors/rippling)
 * - Workday: Active Status, Termination Date, Last Day of Work. UKG Pro: TerminationDate, LastDayWorked (developer.ukg.com)
 * - PayFit: Termination date, Status (developers.payfit.io)
 * - the words in German, French, Spanish, Portuguese and Italian are those of these systems' interfaces and of common HR exports
 *
 * Names are compared in lower case, without accents and cut into words: `employeeLeaveDateTime` is "employee leave date time".
 */

/** Words that mean it wherever they stand in a name. */
export const LEAVER_WORDS: ReadonlySet<string> = new Set(
  [
    // English
    'active activated archived archival banned blocked deactivated deactivation deleted deletion departed departure',
    'deprovisioned deprovisioning dismissal dismissed disabled employed enabled ended exit exited expired expires',
    'expiration expiry fired former frozen inactivated inactive isactive isenabled isdeleted isdisabled issuspended',
    'isterminated islocked layoff leaver leavers leaving left lifecycle locked lockout offboard offboarded',
    'offboarding quit removal removed resigned resignation retired retirement revoked separated separation severance',
    'state suspended suspension terminate terminated terminates terminating termination',
    'deceased delete deprovision disable dol expire lwd retire until deactivate resign revoke termdate',
    // Directories and other names in one word
    'accountdisabled accountenabled accountexpires accountlocked accountlock nsaccountlock blockcredential',
    'blocksignin contractend datedeparted dateleft enddate exitdate lastday lastworkingday leavedate leavingdate',
    'shadowexpire terminationdate useraccountcontrol',
    // German
    'abgang abgangsdatum aktiv aktiviert archiviert ausgeschieden ausgetreten ausscheiden ausscheidedatum austritt',
    'austrittsdatum austrittstermin austrittsgrund beschaftigungsende deaktiviert deaktivierung enddatum entlassen',
    'entlassung freigestellt geloscht geloescht gekundigt gekuendigt gesperrt inaktiv inaktiviert kundigung',
    'kundigungsdatum kuendigung kuendigungsdatum sperre sperrdatum sperrkennzeichen sperrung vertragsende zustand',
    'beendet beendigung',
    // French
    'quitte',
    'actif archive bloque compteactif demission demissionne depart desactive desactivation echeance etat inactif',
    'licencie licenciement partant radie radiation sorti sortie statut supprime suppression suspendu verrouille',
    // Spanish
    'activo activa baja bloqueado bloqueada cesado cese desactivado desactivada desvinculacion despedido despido',
    'deshabilitado egreso eliminado eliminada estado estatus finalizacion habilitado inactivo inactiva renuncia',
    'salida suspendido vencimiento',
    // Portuguese, besides the Spanish ones
    'ativo ativa arquivado demissao demitido desativado desligado desligamento encerramento excluido inativo inativa',
    'rescisao saida situacao situacion suspenso',
    // Italian
    'abilitato archiviato attivo attiva bloccato cessato cessazione dimesso dimissione dimissioni disabilitato',
    'disattivato eliminato inattivo inattiva licenziato licenziamento scadenza sospeso stato uscita',
  ].flatMap((words) => words.split(' ')),
);

/** Words that mean it together, in whatever order they stand in a name. */
export const LEAVER_PHRASES: readonly (readonly string[])[] = phrases([
  // English
  'end date, end on, end time, end employment, end contract, end service, effective end, hire end, work end',
  'last day, final day, last worked, last working, leave date, leave day, leave reason, leave on, leave time',
  'valid until, valid to, valid through, access until, block credential, block sign, block signin',
  'block login, block access, lock account, sign allowed, signin allowed, login allowed, can login, can sign',
  'can log, current employee, ex employee, fire date, account control, shadow expire, no longer',
  'out date',
  'term date, term dt, term reason, hire term, sep date, effective to, employment to, notice end, period end',
  'is current',
  // German
  'dienst bis, ende datum, ende vertrag, ende beschaftigung, ende arbeitsverhaltnis, letzter tag, letzter arbeitstag',
  'befristet bis, gultig bis, gueltig bis, tatig bis, beschaftigt bis, angestellt bis',
  // French
  'parti le, date fin, fin contrat, fin emploi, fin mission, dernier jour, rupture contrat, valable jusqu',
  // Spanish and Portuguese
  'fecha fin, fin contrato, fecha termino, fecha retiro, ultimo dia, data fim, fim contrato, data termino',
  'termino contrato, termino vinculo',
  // Italian
  'in forza, data fine, fine rapporto, fine contratto, fine lavoro, ultimo giorno, data termine, termine contratto',
]);

/** Names that mean it alone; within a longer name they can mean anything. */
export const LEAVER_NAMES: ReadonlySet<string> = new Set(
  'end ending until to current iscurrent parti ende bis fin fine fim termino termine'.split(' '),
);

/** Things of a person that end or expire without their leaving. */
const THINGS = ['password', 'passport', 'visa', 'license', 'licence', 'certificate', 'certification', 'card', 'permit'];

const TASKS = ['project', 'shift', 'vacation', 'probation'];

/**
 * Phrases with such a word that are about something else. The words stand side by side, and only they are passed over: `Visa
 * status` says nothing of who has left, and `Employment End Date (Visa)` does.
 */
export const OTHER_MEANINGS: readonly (readonly string[])[] = [
  ...phrases([
    'active directory, status page, marital status, civil status, family status, tax status, visa status',
    'immigration status, relationship status, citizenship status, veteran status, disability status',
    'vaccination status, flsa status, aca status, exempt status, etat civil, estado civil, stato civile',
    'situation familiale, front end, back end, high end, year end, end user, end customer, week end',
    'left handed, fire exit, exit code, exit row, annual leave, sick leave, parental leave, maternity leave',
    'leave balance, leave start, retirement plan, retirement savings, state tax, token expiry, token expires',
  ]),
  ...THINGS.flatMap((thing) =>
    phrases([`${thing} expires, ${thing} expired, ${thing} expiry, ${thing} expiration, ${thing} expiration date`]),
  ),
  ...TASKS.flatMap((task) => phrases([`${task} end, ${task} end date`])),
].toSorted((one, other) => other.length - one.length);

/** Phrases, separated by commas within each line, as lists of words. */
function phrases(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => line.split(', ')).map((phrase) => phrase.split(' '));
}
