import { BASE_STYLE } from '../../../drift/html/style/base-style.js';
import { NARROW_AND_PRINT_STYLE } from '../../../drift/html/style/narrow-and-print-style.js';
import { PAGE_COLOURS } from '../../../drift/html/style/page-colours.js';
import { PARTS_STYLE } from '../../../drift/html/style/parts-style.js';

/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** What a decision looks like in the chart and its legend; it is written beside it too. */
const DECISION_STYLE = css`
  :root {
    --keep: var(--assigned);
    --keep-edge: var(--assigned-edge);
    --revoke: var(--critical);
    --revoke-edge: var(--critical-edge);
    --change-role: var(--medium);
    --change-role-edge: var(--medium-edge);
    --left-open: var(--excepted);
    --left-open-edge: var(--excepted-edge);
  }
  .decision-keep {
    background: var(--keep);
    border-color: var(--keep-edge);
  }
  .decision-revoke {
    background: var(--revoke);
    border-color: var(--revoke-edge);
  }
  .decision-change-role {
    background: var(--change-role);
    border-color: var(--change-role-edge);
  }
  .decision-left-open {
    background: var(--left-open);
    border-color: var(--left-open-edge);
  }
`;

const SUMMARY_STYLE = css`
  header,
  main,
  footer {
    max-width: 1240px;
  }
  .reason {
    font-size: 16px;
    white-space: pre-wrap;
  }
  .tile {
    grid-template-columns: 1fr;
    align-content: start;
  }
  @media (min-width: 900px) {
    .tiles {
      grid-template-columns: repeat(5, 1fr);
    }
  }
  @media (max-width: 620px) {
    section > .wide table {
      min-width: 720px;
    }
    #figures table {
      min-width: 0;
    }
  }
  .tile dt {
    order: 2;
  }
  .tile dd {
    color: var(--ink);
  }
  .tile.weighs dd::after {
    content: ' !';
    color: var(--critical-edge);
  }
  section > .wide table {
    font-size: 14px;
  }
  td,
  tbody th {
    overflow-wrap: break-word;
  }
  tbody th {
    font-weight: 500;
  }
  tfoot > tr > * {
    border-top: 2px solid var(--line);
    font-weight: 600;
  }
  :is(td, th) .note {
    display: block;
    font-size: 13px;
  }
  td code {
    font-size: 12px;
    min-width: 17em;
    display: inline-block;
  }
  .facts dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  main h3 {
    margin-top: 18px;
  }
  #seal {
    margin: 12px 0;
  }
  @page {
    margin: 13mm 12mm;
  }
  @media print {
    body {
      font-size: 9.5pt;
      line-height: 1.35;
    }
    header {
      padding-top: 0;
    }
    #figures {
      break-after: page;
    }
    .verdict h2,
    .reason {
      font-size: 11pt;
    }
    section > .wide table {
      font-size: 8.5pt;
    }
    section > .wide :is(th, td) {
      padding: 3px 8px 3px 0;
    }
    thead th,
    :is(td, th) .note,
    .small {
      font-size: 8pt;
    }
    code {
      font-size: 7.5pt;
    }
    td code {
      min-width: 15em;
      font-size: 7pt;
    }
    .facts {
      gap: 1px;
    }
    .tiles {
      grid-template-columns: repeat(5, 1fr);
    }
    .tile {
      padding: 3px 8px;
    }
    .tile dd {
      font-size: 14pt;
    }
    .tile dt {
      font-size: 8pt;
    }
    .chart {
      margin-top: 6px;
    }
    .chart svg {
      max-height: 34mm;
    }
    .chart details {
      display: none;
    }
    .verdict,
    .card {
      background: none;
    }
  }
`;

/** The page's style sheet, whole. Nothing in it comes from the review. */
export const SUMMARY_PAGE_STYLE = [
  PAGE_COLOURS,
  BASE_STYLE,
  PARTS_STYLE,
  DECISION_STYLE,
  NARROW_AND_PRINT_STYLE,
  SUMMARY_STYLE,
]
  .join('\n')
  .replace(/\n\s*/g, '\n')
  .trim();
