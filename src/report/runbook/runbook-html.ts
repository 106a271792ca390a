import { type AccountRunbook, type RunbookStep, type StepField } from '../../provider/runbook.js';
import { contentPolicy } from '../html/content-policy.js';
import { htmlOf, type Markup, markup, ownHtml } from '../html/markup.js';
import { blockLines, doneOf, reasonLines, RUNBOOK_TITLE } from './runbook-words.js';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
ol { padding-left: 2rem; } li { margin: 0 0 1.25rem; break-inside: avoid; }
li > h3 { font-size: 1rem; margin: 0; } li p { margin: .25rem 0; }
table { border-collapse: collapse; margin: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .1rem .75rem .1rem 0; font-weight: normal; }
pre { margin: 0; white-space: pre-wrap; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.box { display: inline-block; width: 1em; height: 1em; border: 1px solid #1c1c1c; text-align: center; line-height: 1em; }
.state { font-weight: 600; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
`;

/**
 * The runbook as one HTML file to be printed and ticked off. It needs and loads nothing; text from outside stands in it as
 * text (`markup`), and the page's policy lets nothing run.
 */
export function runbookHtml(accounts: readonly AccountRunbook[]): string {
  const policy = contentPolicy({ style: STYLE });
  return htmlOf(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${RUNBOOK_TITLE}</title>
<link rel="icon" href="data:,">
<style>${ownHtml(STYLE)}</style></head>
<body><main><h1>${RUNBOOK_TITLE}</h1>
${accounts.map(accountSection)}</main></body></html>
`);
}

function accountSection({ account, source, steps }: AccountRunbook): Markup {
  return markup`<section><h2>Account ${account}</h2>
<p>Live state: ${source} ${doneOf(steps)}</p>
<ol>
${steps.map(stepItem)}</ol></section>
`;
}

function stepItem(step: RunbookStep): Markup {
  const { id, section, text, by, fields, state } = step;
  const [first = '', ...others] = reasonLines(step);
  const reasons =
    others.length === 0
      ? markup`: ${first}</p>`
      : markup`:</p><ul>${[first, ...others].map((line) => markup`<li>${line}</li>`)}</ul>`;
  const tick = state.status === 'done' ? '✓' : '';
  const table =
    fields.length === 0
      ? ''
      : markup`<table><tbody>${fields.map(
          (field) => markup`<tr><th scope="row">${field.name}</th><td>${valueCell(field)}</td></tr>`,
        )}</tbody></table>
`;
  return markup`<li data-step="${id}"><h3><span class="box" aria-hidden="true">${tick}</span> ${section}${by === 'deploy' ? ' (the deploy does this)' : ''}</h3>
<p>${text}</p>
${table}<p><span class="state">${state.status}</span>${reasons}</li>
`;
}

function valueCell(field: StepField): Markup {
  if (!field.isBlock) return markup`<code>${field.value}</code>`;
  return markup`<pre><code>${blockLines(field).map((line) => markup`${line}\n`)}</code></pre>`;
}
