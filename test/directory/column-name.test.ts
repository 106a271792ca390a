import { nameFault } from '../../src/directory/column-name.js';

const WITHOUT = { hasStatus: false, holder: 'the header has', thing: 'column' };
const WITH = { ...WITHOUT, hasStatus: true };

describe('the name of a column or key, where there is no status', () => {
  test.each([
    ...[
      'stauts',
      'Stats',
      'statuses',
      'state',
      'State',
      'ſtatus',
      'st\u0430tus',
      'sta-tus',
      'statut',
      'Status [READ ONLY]',
    ],
    ...[
      'employment status',
      'Employment_Status',
      'employmentStatus',
      'employmentstatus',
      'employment stauts',
      'HR-Status',
    ],
    ...['active', 'Active?', 'isActive', 'is_active', 'isactive', 'inactive', 'enabled', 'accountEnabled', 'disabled'],
    ...['suspended', 'Terminated', 'deactivated', 'archived', 'leaver', 'deprovisioned', 'is enabled', 'user state'],
  ])('%s may be meant as it', (name) => {
    expect(nameFault(name, WITHOUT)).toBe(
      `the header has no column "status", but "${name}", which can say who has left; call it "status", with the values ` +
        'active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
    );
    expect(nameFault(name, WITH)).toBeUndefined();
  });

  test.each([
    ...[
      'Termination Date',
      'terminationDate',
      'termination_date',
      'terminated_at',
      'Termination type',
      'End date',
      'endDate',
    ],
    ...[
      'end_date',
      'enddate',
      'Ended on',
      'Employment end',
      'End of employment',
      'Contract end date',
      'Effective end date',
    ],
    ...[
      'Last day',
      'Last working day',
      'last_working_date',
      'Last Day of Work',
      'LastDayWorked',
      'Final day',
      'Leave date',
    ],
    ...['Leaving date', 'employeeLeaveDateTime', 'Date left', 'Left on', 'Offboard date', 'Offboarding', 'Offboarded'],
    ...['Exit date', 'Exit', 'Departure date', 'Separation date', 'Resignation date', 'Retirement date', 'Quit date'],
    ...['Block credential', 'BlockCredential', 'Block sign in', 'Sign-in blocked', 'Sign-in allowed', 'Can log in'],
    ...['Locked', 'lockoutTime', 'nsAccountLock', 'Deleted', 'isDeleted', 'deletedDateTime', 'deletionTime', 'Removed'],
    ...[
      'accountExpires',
      'Account expiry',
      'userAccountControl',
      'shadowExpire',
      'pwdAccountLockedTime',
      'suspensionReason',
    ],
    ...['suspensionTime', 'archivalTime', 'roleState', 'Lifecycle stage', 'Currently employed', 'Current employee'],
    ...[
      'Former',
      'Valid until',
      'Valid to',
      'Active until',
      'Fired',
      'Revoked',
      'Frozen',
      'Banned',
      'Deactivation date',
    ],
  ])('%s says who has left or is blocked', (name) => {
    expect(nameFault(name, WITHOUT)).toMatch(/can say who has left/);
    expect(nameFault(name, WITH)).toBeUndefined();
  });

  test.each([
    ...[
      'Aktiv',
      'Inaktiv',
      'Gesperrt',
      'Sperrkennzeichen',
      'Austritt',
      'Austrittsdatum',
      'Kündigungsdatum',
      'KUENDIGUNG',
    ],
    ...[
      'Vertragsende',
      'Letzter Arbeitstag',
      'Ausgeschieden am',
      'Gelöscht',
      'Beschäftigungsstatus',
      'Beschäftigungsende',
    ],
    ...['Enddatum', 'gültig bis', 'Befristet bis', 'Zustand', 'Deaktiviert am', 'Entlassung', 'Abgangsdatum'],
    ...['Statut', 'État', 'Actif', 'Inactif', 'Désactivé', 'Suspendu', 'Bloqué', 'Date de départ', 'Date de sortie'],
    ...['Date de fin', 'Fin de contrat', 'Dernier jour', 'Licenciement', 'Démission', 'Verrouillé', 'Supprimé'],
    ...[
      'Estado',
      'Estatus',
      'Activo',
      'Inactivo',
      'Fecha de baja',
      'Baja',
      'Fecha de salida',
      'Fecha de fin',
      'Despido',
    ],
    ...['Último día', 'Fecha de egreso', 'Bloqueado', 'Deshabilitado', 'Vencimiento', 'Fin de contrato', 'Cese'],
    ...[
      'Situação',
      'Ativo',
      'Inativo',
      'Demitido',
      'Data de demissão',
      'Desligamento',
      'Data de saída',
      'Fim de contrato',
    ],
    ...['Data fim', 'Rescisão', 'Suspenso', 'Data de término', 'Desativado'],
    ...['Stato', 'Attivo', 'Inattivo', 'Data cessazione', 'Cessato', 'Data di uscita', 'Fine rapporto', 'Data fine'],
    ...['Ultimo giorno', 'Dimissioni', 'Licenziato', 'Sospeso', 'Bloccato', 'Scadenza contratto', 'Disabilitato'],
  ])('%s says so in another language', (name) => {
    expect(nameFault(name, WITHOUT)).toMatch(/can say who has left/);
  });

  test.each([
    ...[
      'team',
      'Title',
      'Cost centre',
      'Manager',
      'start date',
      'Start date',
      'location',
      'Country',
      'employee id',
      'phone',
    ],
    ...[
      '__proto__',
      'station',
      'site',
      'staff',
      'stage',
      'tags',
      '4711',
      '王',
      'x'.repeat(1000),
      'Weekend',
      'Week end',
    ],
    ...[
      'Friend',
      'Friends',
      'Trend',
      'Agenda',
      'Calendar',
      'Vendor',
      'Backend',
      'Back-end',
      'Front end',
      'End user',
      'Status page',
    ],
    ...[
      'statusPageUrl',
      'Marital status',
      'Tax status',
      'Visa status',
      'Active Directory ID',
      'Password expiry',
      'Hire date',
    ],
    ...[
      'passwordExpirationDate',
      'License expires',
      'Project end date',
      'Probation end date',
      'Left-handed',
      'Fire exit',
    ],
    ...[
      'Last name',
      'Last login',
      'Last modified',
      'Daylight saving',
      'Birthday',
      'Blocks',
      'Building block',
      'Sign',
      'Login',
    ],
    ...[
      'Annual leave',
      'Sick leave days',
      'Leave balance',
      'Leave start date',
      'Retirement plan',
      'Department',
      'Département',
    ],
    ...[
      'Departamento',
      'Création',
      'Date d’entrée',
      'Eintrittsdatum',
      'Abteilung',
      'Wochenende',
      'Spende',
      'Kalender',
      'Standort',
    ],
    ...[
      'Fecha de alta',
      'Fecha de ingreso',
      'Puesto',
      'Data de admissão',
      'Cargo',
      'Data assunzione',
      'Reparto',
      'Date',
      'Day',
    ],
    ...[
      'État civil',
      'Estado civil',
      'Stato civile',
      'Familienstand',
      'Finance',
      'Fingerprint',
      'Exempt',
      'Exterior',
      'Blocky',
    ],
  ])('%.20s is not', (name) => {
    expect(nameFault(name, WITHOUT)).toBeUndefined();
  });
});

test.each([
  ['status\u200b', '<U+200B>'],
  ['\u2060status', '<U+2060>'],
  ['sta\u00adtus', '<U+00AD>'],
  ['team\u202e', '<U+202E>'],
  ['team\u3164', '<U+3164>'],
  ['te\u0007am', '<U+0007>'],
])('%j has invisible characters, whether there is a status or not', (name, shown) => {
  for (const where of [WITH, WITHOUT]) {
    expect(nameFault(name, where)).toMatch(/^the header has the column ".*", with invisible characters; write it/);
    expect(nameFault(name, where)).toContain(shown);
  }
});
