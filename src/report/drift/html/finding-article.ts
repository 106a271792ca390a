import { STATIONS, type Station } from '../../../people/station.js';
import { type AppliedException, type Finding, type FindingPlace, type PersonState } from '../../../drift/finding.js';
import { isAboutPerson } from '../../../drift/kinds.js';
import { headline } from '../finding-headline.js';
import { NOT_READ, NOT_THERE, reasonWords, untilPhrase, whyOf } from '../report-words.js';
import { markup, type Markup } from '../../html/markup.js';
import { type PersonFindings } from './person-findings.js';

/** The hop of a finding, as the page shows it and the filter compares it; empty for a finding that is about no person. */
export function hopOf({ kind, hop }: Finding): string {
  return isAboutPerson(kind) ? hop : '';
}

/**
 * A finding as one item, so that one attribute hides it: a line of what it is, which opens to why, to the three stations, the
 * remedy and the exception. Its anchor is `#f-` and its id. The `data-` attributes are what the filter compares; they hold
 * words and numbers of ours only.
 */
export function findingArticle(
  finding: Finding,
  { account, accountIndex }: Pick<PersonFindings, 'account' | 'accountIndex'>,
): Markup {
  const { id, kind, severity, message, remedy, exception, place } = finding;
  const excepted = exception === null ? '' : markup` <span class="tag">excepted</span>`;
  const hop = hopOf(finding);
  return markup`<li class="finding" id="f-${id}" data-account="${accountIndex}" data-severity="${severity}" data-kind="${kind}" data-hop="${hop}" data-exception="${exception === null ? 'counted' : 'excepted'}"><details><summary><span class="what"><b class="weight"><span class="swatch severity-${severity}"></span>${severity}</b> <span class="headline">${headline(finding, account.stations.assigned.provider)}${excepted}</span> <span class="kind">${kind}</span></span></summary>
<div class="inside"><p>${message}</p><p><b>Remedy:</b> ${remedy}</p>${exceptionWords(exception)}${isAboutPerson(kind) ? stationsTable(finding, account.stations) : ''}${whyWords(finding)}<p class="note">${hop === '' ? '' : markup`Hop: ${hop}. `}${placeWords(place)}Id: <a href="#f-${id}">${id}</a></p></div></details></li>
`;
}

function whyWords(finding: Finding): Markup {
  const why = whyOf(finding);
  return why === undefined ? markup`` : markup`<p class="note">Declared ${why}.</p>`;
}

function placeWords(place: FindingPlace | null): Markup {
  if (place === null) return markup``;
  return markup`Access file: ${`${place.path}:${place.line}:${place.column}`}. `;
}

function exceptionWords(exception: AppliedException | null): Markup {
  if (exception === null) return markup``;
  return markup`<p><b>Excepted</b>, ${untilPhrase(exception)}: ${reasonWords(exception)}</p>`;
}

type Readings = PersonFindings['account']['stations'];

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
