/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The verdict, the totals and the charts. */
export const PARTS_STYLE = css`
  .verdict {
    margin-top: 12px;
    padding: 14px 20px 10px;
    border-left: 6px solid var(--medium-edge);
  }
  .verdict.fails {
    border-left-color: var(--critical);
  }
  .verdict.clean {
    border-left-color: var(--clean);
  }
  .verdict h2 {
    margin: 0 0 10px;
    font-size: 20px;
  }
  .notice {
    margin: 0 0 10px;
    padding: 6px 12px;
    background: var(--mark);
    border-radius: 6px;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(118px, 1fr));
    gap: 8px;
    margin: 0 0 8px;
  }
  .tile {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: baseline;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .tile dt {
    color: var(--muted);
    font-size: 13px;
  }
  .tile dd {
    margin: 0;
    color: var(--muted);
    font-size: 22px;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  .tile.weighs dd {
    color: var(--ink);
    font-weight: 650;
  }
  .tile dd.weight {
    grid-column: 1 / -1;
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
  }
  .facts {
    margin: 0;
    display: grid;
    gap: 4px;
  }
  .facts div {
    display: grid;
    grid-template-columns: 140px 1fr;
  }
  .facts dt {
    color: var(--muted);
  }
  .facts dd {
    margin: 0;
  }
  .totals td:not(.words),
  .totals thead th:not(:first-child, :last-child) {
    text-align: right;
  }
  .totals tfoot th {
    white-space: nowrap;
  }
  .totals .none {
    color: var(--muted);
  }
  .totals thead th {
    white-space: nowrap;
  }
  .totals .words {
    min-width: 260px;
    padding-left: 12px;
  }
  .totals tfoot > tr > * {
    border-top: 2px solid var(--line);
    font-weight: 600;
  }
  .chart {
    margin: 12px 0 0;
    max-width: 520px;
  }
  .chart figcaption {
    color: var(--muted);
    font-size: 13px;
  }
  .chart svg {
    display: block;
    width: 100%;
    height: auto;
  }
  .chart svg text {
    font-size: 13px;
  }
  .chart details {
    margin-top: 6px;
    font-size: 13px;
  }
  .chart td {
    text-align: right;
  }
  .chart thead th:not(:first-child) {
    text-align: right;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 4px 0 8px;
    padding: 0;
    list-style: none;
    font-size: 13px;
  }
  .everybody {
    padding: 8px 14px;
    margin-bottom: 10px;
  }
  .everybody table {
    min-width: 860px;
    font-size: 14px;
  }
  #legend p {
    margin: 2px 0;
  }
  #legend .entry {
    display: inline-block;
    margin-right: 10px;
  }
  #legend .swatch {
    margin-right: 5px;
  }
  .swatch {
    display: inline-block;
    width: 11px;
    height: 11px;
    margin-right: 7px;
    border: 1px solid;
    border-radius: 3px;
    print-color-adjust: exact;
  }
`;
