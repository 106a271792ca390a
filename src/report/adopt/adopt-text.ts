import { type Adopted } from '../../provider/okta/adopt/adopt-app.js';
import { type AdoptNote } from '../../provider/okta/adopt/adopt-note.js';
import { count } from '../drift/report-words.js';
import { visibleLines } from '../visible-lines.js';
import { visible } from '../../text/visible.js';

/** What an adoption came to, and where it was written. */
export interface AdoptOutcome extends Pick<Adopted, 'account' | 'people' | 'imports' | 'notes'> {
  readonly app: { readonly id: string; readonly label: string };
  /** The roster is undefined where it would be empty, and was not written. */
  readonly files: { readonly accessFile: string; readonly roster: string | undefined };
}

const WIDTH = 100;

const UNTOLD = [
  '  The plan after that updates okta_app_user_schema_property.role once: it writes what Okta does not tell',
  '  of the attribute, such as that people may only read it. The app itself is not touched.',
];

/** What to know of an adopted app, for a terminal: what was written, what the first plan will show, and what comes next. */
export function adoptText({ app, account, people, imports, notes, files }: AdoptOutcome): string {
  const { name } = account;
  const lines = [
    ...visibleLines(`Read the app "${app.label}" (${app.id}) from Okta; nothing was changed there.`, WIDTH),
    ...visibleLines(`Wrote ${files.accessFile}: ${assignmentsOf(account)}.`, WIDTH),
    ...rosterLines(files.roster, people.length),
    '',
    'The first plan imports:',
    ...imports.map((address) => `  ${visible(address)}`),
    notes.length === 0 ? 'and shows no change.' : 'and, besides what is told here, shows no change:',
    ...notes.flatMap(noteLines),
    '',
    files.accessFile === 'access.yaml'
      ? 'Next:'
      : `Next, with KLAVIYO_ACCESS_FILE set to ${visible(files.accessFile)}:`,
    `  npx cdktf plan ${visible(name)}`,
    `  npx cdktf deploy ${visible(name)}`,
    '  Then remove the part adopt from the access file.',
    ...(account.adopt?.roleAttribute === 'keep' ? UNTOLD : []),
  ];
  return `${lines.join('\n')}\n`;
}

function assignmentsOf({ assignments, customRoles }: AdoptOutcome['account']): string {
  const groups = count(assignments.length, 'group');
  return customRoles.length === 0 ? groups : `${groups}, custom roles ${customRoles.map(({ id }) => id).join(', ')}`;
}

function rosterLines(roster: string | undefined, people: number): readonly string[] {
  if (roster === undefined) {
    return visibleLines(
      'Wrote no roster: nobody is in the groups. The drift check needs one, with somebody in it.',
      WIDTH,
    );
  }
  return visibleLines(`Wrote ${roster}: ${count(people, 'person', 'people')} of these groups.`, WIDTH);
}

function noteLines({ severity, text }: AdoptNote): readonly string[] {
  const label = severity === 'warning' ? '  WARNING ' : '  note    ';
  return visibleLines(text, WIDTH - label.length).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}
