import { type Adopted, type AdoptNote } from '../../provider/adoption.js';
import { count } from '../drift/report-words.js';
import { visibleLines } from '../visible-lines.js';
import { visible } from '../../text/visible.js';

/** What an adoption came to, and where it was written. */
export interface AdoptOutcome extends Pick<
  Adopted,
  'app' | 'account' | 'people' | 'imports' | 'notes' | 'caution' | 'afterwards'
> {
  /** The identity provider's name. */
  readonly provider: string;
  /** The roster is undefined where it would be empty, and was not written. */
  readonly files: {
    readonly accessFile: string;
    readonly roster: string | undefined;
    /** The copy of the schema; undefined where there was one, which was left. */
    readonly schema: string | undefined;
  };
}

const WIDTH = 100;

/** What to know of an adopted app, for a terminal: what was written, what the first plan will show, and what comes next. */
export function adoptText({
  provider,
  app,
  account,
  people,
  imports,
  notes,
  caution,
  afterwards,
  files,
}: AdoptOutcome): string {
  const { name } = account;
  const lines = [
    ...visibleLines(`Read the app "${app.label}" (${app.id}) from ${provider}; nothing was changed there.`, WIDTH),
    ...visibleLines(`Wrote ${files.accessFile}: ${assignmentsOf(account)}.`, WIDTH),
    ...rosterLines(files.roster, people),
    ...(files.schema === undefined ? [] : visibleLines(`Wrote ${files.schema}: the schema, for editors.`, WIDTH)),
    '',
    'The first plan imports:',
    ...imports.map((address) => `  ${visible(address)}`),
    notes.length === 0
      ? 'and is expected to change nothing.'
      : 'and, apart from what follows, is expected to change nothing:',
    ...notes.flatMap(noteLines),
    '',
    ...visibleLines(caution, WIDTH),
    '',
    ...(files.accessFile === 'access.yaml'
      ? ['Next:', '  klaviyo-access init && npm install   (if there is no cdktf.json here: it writes what is missing)']
      : [`Next, with KLAVIYO_ACCESS_FILE set to ${visible(files.accessFile)}:`]),
    `  npx cdktf plan ${visible(name)}`,
    `  npx cdktf deploy ${visible(name)}`,
    '  Then remove the part adopt from the access file.',
    ...afterwards.flatMap((line) => visibleLines(line, WIDTH - 2).map((part) => `  ${part}`)),
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
      'Wrote no roster: nobody is in the groups of the app. The drift check needs a roster with at least one person.',
      WIDTH,
    );
  }
  return visibleLines(`Wrote ${roster}: ${count(people, 'person', 'people')} from all groups of the app.`, WIDTH);
}

function noteLines({ severity, text }: AdoptNote): readonly string[] {
  const label = severity === 'warning' ? '  WARNING ' : '  note    ';
  return visibleLines(text, WIDTH - label.length).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}
