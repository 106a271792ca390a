import { STATIONS, type Station } from '../../../people/station.js';
import { type AppliedException, type Finding, type FindingPlace, type PersonState } from '../../../drift/finding.js';
import { isAboutPerson } from '../../../drift/kinds.js';
import { NOT_READ, NOT_THERE, reasonWords, untilPhrase } from '../report-words.js';
import { type ListedFinding } from './listed-finding.js';
import { markup, type Markup } from '../../html/markup.js';

/** The columns of the table of findings. */
export const FINDING_COLUMNS = ['Severity', 'Kind', 'User', 'Account', 'Hop', 'Id'] as const;

/** The hop of a finding, as the table shows it and the filter compares it; empty for a finding that is about no person. */
export function hopOf({ kind, hop }: Finding): string {
  return isAboutPerson(kind) ? hop : '';
}

/**
 * A finding as a part of the table of its own, so that one attribute hides it: a row of what it is, and a row that says what
 * differs and opens to the three stations, the remedy and the exception. Its anchor is `#f-` and its id. The `data-`
 * attributes are what the filter compares; they hold words and numbers of ours only.
 */
export function findingRows({ finding, account, accountIndex }: ListedFinding): Markup {
  const { id, kind, severity, user, message, remedy, exception, place } = finding;
  const excepted = exception === null ? '' : markup` <span class="tag">excepted</span>`;
  return markup`<tbody class="finding" id="f-${id}" data-account="${accountIndex}" data-severity="${severity}" data-kind="${kind}" data-hop="${hopOf(finding)}" data-exception="${exception === null ? 'counted' : 'excepted'}">
<tr class="what"><td><span class="swatch severity-${severity}"></span>${severity}${excepted}</td><td>${kind}</td><th scope="row">${user}</th><td>${account.name}</td><td>${hopOf(finding)}</td><td><a href="#f-${id}">${id}</a></td></tr>
<tr><td colspan="${FINDING_COLUMNS.length}"><details><summary>${message}</summary>${isAboutPerson(kind) ? stationsTable(finding, account.stations) : ''}<p><b>Remedy:</b> ${remedy}</p>${placeWords(place)}${exceptionWords(exception)}</details></td></tr></tbody>
`;
}

function placeWords(place: FindingPlace | null): Markup {
  if (place === null) return markup``;
  return markup`<p><b>Access file:</b> ${`${place.path}:${place.line}:${place.column}`}</p>`;
}

function exceptionWords(exception: AppliedException | null): Markup {
  if (exception === null) return markup``;
  return markup`<p><b>Excepted</b>, ${untilPhrase(exception)}: ${reasonWords(exception)}</p>`;
}

type Readings = ListedFinding['account']['stations'];

const FIELDS = ['userName', 'Given name', 'Family name', 'Role', 'Active', 'Id'] as const;

/** A row for each station; what is not the same at all stations that have the person is marked. */
function stationsTable({ declared, assigned, provisioned }: Finding, readings: Readings): Markup {
  const states: Readonly<Record<Station, PersonState | null>> = {
    declared: declared,
    assigned,
    provisioned: provisioned,
  };
  const known = STATIONS.flatMap((station) => (states[station] === null ? [] : [fields(states[station])]));
  // Ids are each station's own and always differ.
  const differs = FIELDS.map((field, at) => field !== 'Id' && new Set(known.map((values) => values[at])).size > 1);
  const rows = STATIONS.map((station) => {
    const state = states[station];
    if (state !== null) return stationRow(station, fields(state), differs);
    return markup`<tr><th scope="row">${station}</th><td colspan="${FIELDS.length}" class="note">${absence(readings[station].available)}</td></tr>`;
  });
  const headings = ['Station', ...FIELDS].map((field) => markup`<th scope="col">${field}</th>`);
  return markup`<div class="wide" tabindex="0"><table><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function stationRow(station: Station, values: readonly string[], differs: readonly boolean[]): Markup {
  const cells = values.map(
    (value, at) => markup`<td${differs[at] === true ? markup` class="differs"` : ''}>${value}</td>`,
  );
  return markup`<tr><th scope="row">${station}</th>${cells}</tr>`;
}

function absence(read: boolean): string {
  return read ? NOT_THERE : NOT_READ;
}

function fields({ userName, givenName, familyName, role, active, id }: PersonState): readonly string[] {
  return [userName, givenName, familyName, role ?? 'none', active ? 'yes' : 'no', id ?? ''];
}
