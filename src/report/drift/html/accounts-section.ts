import { type Severity } from '../../../access/finding-kind.js';
import { type AccountDrift, type ReportSources } from '../../../drift/drift-report.js';
import { listingWords, stationRows, verdictWords } from '../report-words.js';
import { rolesChart } from './chart/roles-chart.js';
import { markup, type Markup, type Part } from '../../html/markup.js';

/** What was read of each account, and the evidence that it was all of it. */
export function accountsSection(accounts: readonly AccountDrift[], failOn: Severity | undefined): Markup {
  if (accounts.length === 0) return markup``;
  return markup`<section id="accounts" aria-labelledby="accounts-heading"><h2 id="accounts-heading">Accounts and evidence</h2>
${accounts.map((account, index) => accountPart(account, index, failOn))}</section>
`;
}

function accountPart(account: AccountDrift, index: number, failOn: Severity | undefined): Markup {
  const { read, sha256 } = listingWords(account);
  const { sources } = account;
  const stations = stationRows(account).map(
    ([station, source, people]) =>
      markup`<tr><th scope="row">${station}</th><td>${source}</td><td class="figure">${people}</td></tr>\n`,
  );
  const notices = account.notices.map(({ message }) => markup`<p><b>Note:</b> ${message}</p>\n`);
  return markup`<article id="account-${index}" class="card" aria-labelledby="account-${index}-heading">
<h3 id="account-${index}-heading">${account.name} <span class="note">${account.kind}</span></h3>
<p>${verdictWords(account, failOn)}</p>
${notices}<div class="columns"><div>
<h4>Stations</h4>
<div class="wide" role="region" tabindex="0" aria-label="Stations of ${account.name}"><table>
<thead><tr><th scope="col">Station</th><th scope="col">Read from</th><th scope="col" class="figure">People</th></tr></thead>
<tbody>${stations}</tbody></table></div>
<h4>Evidence</h4>
<dl class="facts">${fact('Listing', read)}${fact('Its SHA-256', digest(sha256))}${sources === undefined ? '' : sourceFacts(sources)}</dl>
<p class="note">The SHA-256 of the listing is of all users as Klaviyo listed them, in one form and in order of id. With <code>--listing FILE</code> the run that makes the report writes exactly these bytes; <code>sha256sum FILE</code> then prints the same.${sources === undefined ? '' : ' Those of the files are of their bytes.'}</p>
</div><div>
${rolesChart(account)}
</div></div></article>
`;
}

/** What the check was made with. */
function sourceFacts({ version, commit, accessFile, roster }: ReportSources): Markup {
  return markup`${fact('Access file', markup`${accessFile.path}, SHA-256 ${digest(accessFile.sha256)}`)}${roster === undefined ? '' : fact('Roster', markup`SHA-256 ${digest(roster.sha256)}`)}${commit === undefined ? '' : fact('Commit', digest(commit))}${fact('klaviyo-access', version)}`;
}

function fact(name: string, value: Part): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function digest(hexadecimal: string): Markup {
  return markup`<code>${hexadecimal}</code>`;
}
