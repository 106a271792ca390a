import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { STATIONS, type Station } from '../../../people/station.js';
import { type AccountDrift } from '../../../drift/drift-report.js';
import { markup, type Markup } from '../../html/markup.js';
import { HOP_EXPLAINED, providerNames } from '../report-words.js';

/** What a severity usually stands for; the policy may give a kind another one. */
const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  critical: 'full power that is not declared, or too few admins',
  high: 'access that is not declared, or not clear',
  medium: 'access that is missing, ended or not up to date',
  low: 'a name or a list differs',
  info: 'to know; nothing differs',
};

/** What the severities and the stations stand for, in a few lines. */
export function legendSection(accounts: readonly AccountDrift[]): Markup {
  const stationWords: Readonly<Record<Station, string>> = {
    declared: 'who should have access, by the access file and the directory',
    assigned: `who has the app in ${providerNames(accounts)}`,
    provisioned: 'who is a user in Klaviyo',
  };
  return markup`<section id="legend" class="small" aria-labelledby="legend-heading"><h2 id="legend-heading" class="unseen">Legend</h2>
<p><b>Severities, as a rule:</b> ${SEVERITIES.map((word) => entry(`severity-${word}`, word, SEVERITY_WORDS[word]))}</p>
<p><b>Stations:</b> ${STATIONS.map((word) => entry(`station-${word}`, word, stationWords[word]))} ${HOP_EXPLAINED}</p></section>
`;
}

function entry(look: string, word: string, meaning: string): Markup {
  return markup`<span class="entry"><span class="swatch ${look}"></span>${word}: ${meaning}.</span> `;
}
