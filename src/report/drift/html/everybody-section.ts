import { type AccountDrift } from '../../../drift/drift-report.js';
import { type Everybody, type ListedPerson, type PersonStanding } from '../../../drift/listed-person.js';
import { type Finding } from '../../../drift/finding.js';
import { count } from '../report-words.js';
import { htmlOf, markup, type Markup, type Part } from '../../html/markup.js';

/** How somebody stands, in words. */
const STANDING: Readonly<Record<PersonStanding, string>> = {
  finding: 'finding',
  excepted: 'excepted',
  waiting: 'waits for the first deploy',
  'in-sync': 'in sync',
  'not-fully-read': 'no finding, but not all stations were read',
  'not-declared': 'not declared, no access',
};

const COLUMNS = ['User', 'Name', 'State', 'Role', 'Why', 'Assigned', 'In Klaviyo'] as const;

/** The way to the part, if there is one. */
export function everybodyLink(accounts: readonly AccountDrift[]): Markup {
  return accounts.some(({ everybody }) => everybody !== undefined)
    ? markup`<a href="#everybody">Everybody</a> `
    : markup``;
}

/**
 * Everybody of each account in a table that is folded, where the report lists them; else nothing.
 *
 * @param shownFindings - ids of the findings that are on the page
 * @param mostBytes - the most that the rows of all accounts take, in bytes of UTF-8
 */
export function* everybodyParts(
  accounts: readonly AccountDrift[],
  shownFindings: ReadonlySet<string>,
  mostBytes: number,
): Generator<string, undefined> {
  const listing = accounts.flatMap((account) =>
    account.everybody === undefined ? [] : [{ account, everybody: account.everybody }],
  );
  if (listing.length === 0) return;
  yield htmlOf(markup`<section id="everybody" aria-labelledby="everybody-heading"><h2 id="everybody-heading">Everybody</h2>
`);
  let left = mostBytes;
  for (const { account, everybody } of listing) {
    const findings = new Map(account.findings.map((finding) => [finding.id, finding]));
    const rows: string[] = [];
    for (const person of everybody.listed) {
      const html = htmlOf(personRow(person, findings, shownFindings));
      left -= Buffer.byteLength(html);
      if (left < 0) break;
      rows.push(html);
    }
    yield htmlOf(tableStart(account, everybody, rows.length));
    yield* rows;
    yield '</tbody></table></div></details>\n';
  }
  yield '</section>\n';
}

function tableStart({ name }: AccountDrift, { all }: Everybody, shown: number): Markup {
  const people = count(all, 'person', 'people');
  const number = shown === all ? people : `${shown} of ${people}, as many as the report has room for`;
  return markup`<details class="card everybody"><summary>${name}: ${number}</summary>
<p class="hint">The table is wider than the screen: scroll it sideways.</p>
<div class="wide" role="region" tabindex="0" aria-label="Everybody of ${name}"><table>
<thead><tr>${COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>`;
}

function personRow(
  { user, name, state, declared, why, assigned, provisioned, findings: ids }: ListedPerson,
  findings: ReadonlyMap<string, Finding>,
  shownFindings: ReadonlySet<string>,
): Markup {
  const links = ids.map((id) => findingLink(id, findings.get(id), shownFindings.has(id)));
  const cells: readonly Part[] = [
    name,
    links.length === 0 ? STANDING[state] : markup`${STANDING[state]}:${links}`,
    declared ?? 'not declared',
    why ?? '',
    rolesWords(assigned),
    rolesWords(provisioned),
  ];
  return markup`<tr><th scope="row">${user}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
}

function findingLink(id: string, finding: Finding | undefined, shown: boolean): Markup {
  const words = finding === undefined ? id : `${finding.severity} ${finding.kind}`;
  return shown ? markup` <a href="#f-${id}">${words}</a>` : markup` ${words}`;
}

function rolesWords(roles: readonly (string | null)[]): string {
  return roles.map((role) => role ?? 'no clear role').join(', ');
}
