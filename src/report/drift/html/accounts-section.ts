import { type Severity } from '../../../access/finding-kind.js';
import { type AccountDrift } from '../../../drift/drift-report.js';
import { listingWords, stationRows, verdictWords } from '../report-words.js';
import { rolesChart } from './chart/roles-chart.js';
import { markup, type Markup } from '../../html/markup.js';

/** What was read of each account, and the evidence that it was all of it. */
export function accountsSection(accounts: readonly AccountDrift[], failOn: Severity | undefined): Markup {
  if (accounts.length === 0) return markup``;
  return markup`<section id="accounts" aria-labelledby="accounts-heading"><h2 id="accounts-heading">Accounts and evidence</h2>
${accounts.map((account, index) => accountPart(account, index, failOn))}</section>
`;
}

function accountPart(account: AccountDrift, index: number, failOn: Severity | undefined): Markup {
  const { read, sha256 } = listingWords(account);
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
<dl class="facts"><div><dt>Listing</dt><dd>${read}</dd></div><div><dt>SHA-256</dt><dd><code>${sha256}</code></dd></div></dl>
</div><div>
${rolesChart(account)}
</div></div></article>
`;
}
