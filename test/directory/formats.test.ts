import { type RosterFormat } from '../../src/access/access-model.js';
import { pushedUserName } from '../../src/rules/entra/guest-name.js';
import { mapped, readMapped, refusals } from './read-mapped-roster.js';

/** Exports with the headers that are publicly documented (docs/rosters.md says where), one person for each status. */
const EXPORTS: Readonly<Record<RosterFormat, { header: string; row: (status: string) => string; column: string }>> = {
  okta: {
    header: 'id,status,created,login,email,firstName,lastName,department',
    row: (status) => `00u1,${status},2026-01-01T00:00:00.000Z,ada,ada@example.com,Ada,Lovelace,Growth`,
    column: 'status',
  },
  entra: {
    header:
      'userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled,state',
    row: (status) => `ada@example.com,Ada Lovelace,Lovelace,,Ada,1,Member,Analyst,Growth,${status},Hesse`,
    column: 'accountEnabled',
  },
  google: {
    header:
      'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],' +
      'Last Sign In [READ ONLY],Department,New Status [UPLOAD ONLY]',
    row: (status) => `Ada,Lovelace,ada@example.com,/,${status},Never logged in,Growth,`,
    column: 'Status [READ ONLY]',
  },
  bamboohr: {
    header: 'First Name,Last Name,Work Email,Department,Status,Employment Status,Termination Date',
    row: (status) => `Ada,Lovelace,ada@example.com,Growth,${status},Full-Time,01/31/2025`,
    column: 'Status',
  },
};

const STATUSES: Readonly<Record<RosterFormat, { active: readonly string[]; inactive: readonly string[] }>> = {
  okta: {
    active: ['ACTIVE', 'PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'],
    inactive: ['STAGED', 'SUSPENDED', 'DEPROVISIONED'],
  },
  entra: { active: ['True', 'true', 'TRUE'], inactive: ['False', 'FALSE'] },
  google: { active: ['Active'], inactive: ['Suspended', 'Archived'] },
  bamboohr: { active: ['Active'], inactive: ['Inactive'] },
};

test.each(['hedy_lamarr_example.org#EXT#@acme.onmicrosoft.com', 'hedy_example.org#ext#@acme.onmicrosoft.com'])(
  'an export of Entra gives the guest %s the userName that Entra pushes',
  (guest) => {
    const { header, row } = EXPORTS.entra;
    const { people } = readMapped(`${header}\n${row('True').replace('ada@example.com', guest)}\n`, mapped({}, 'entra'));
    expect(people.map(({ userName }) => userName)).toEqual([pushedUserName(guest)]);
  },
);

describe.each(Object.keys(EXPORTS) as RosterFormat[])('an export of %s', (format) => {
  const { header, row, column } = EXPORTS[format];
  const mapping = mapped({}, format);

  test('is read, and leavers are inactive', () => {
    const { active, inactive } = STATUSES[format];
    for (const [statuses, isActive] of [
      [active, true],
      [inactive, false],
    ] as const) {
      for (const status of statuses) {
        const { people } = readMapped(`${header}\n${row(status)}\n`, mapping);
        expect(people).toMatchObject([
          { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', groups: [], active: isActive },
        ]);
      }
    }
  });

  test('keeps its other columns as attributes', () => {
    const { people } = readMapped(`${header}\n${row(STATUSES[format].active[0]!)}\n`, mapping);
    expect(Object.values(people[0]!.attributes)).toContain('Growth');
  });

  test.each(['', 'Gone', 'deleted'])('with the status %j is an error, and nobody is active by it', (status) => {
    const [refusal, ...more] = refusals(`${header}\n${row(status)}\n`, mapping);
    expect(refusal).toMatch(
      `people.csv:2: status is #N/A, since SWITCH has no value for "${status}"; formula: =SWITCH(`,
    );
    expect(more).toEqual([]);
  });

  test('without the column of the status is an error', () => {
    const without = header.replace(column, 'Other');
    expect(refusals(`${without}\n${row('x')}\n`, mapping).join('\n')).toMatch(
      `people.csv:1: directory.format ${format}, status: the header has no column "${column}"`,
    );
  });

  test('can have single columns that the access file gives', () => {
    const own = mapped({ groups: '=LOWER([Department])', Status: '="inactive"' }, format);
    expect(readMapped(`${header}\n${row('Gone')}\n`, own).people).toMatchObject([
      { groups: ['growth'], active: false },
    ]);
  });
});
