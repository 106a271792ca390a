/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The page as a whole: type, links, tables, cards. */
export const BASE_STYLE = css`
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font:
      15px/1.5 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      Arial,
      sans-serif;
    overflow-wrap: break-word;
  }
  header,
  main,
  footer {
    max-width: 1120px;
    margin: 0 auto;
    padding: 0 20px;
  }
  header {
    padding-top: 16px;
  }
  footer {
    padding-top: 12px;
    padding-bottom: 40px;
    color: var(--muted);
    font-size: 13px;
  }
  main:focus {
    outline: none;
  }
  h1 {
    margin: 0 0 4px;
    font-size: 20px;
    font-weight: 600;
  }
  h2 {
    margin: 24px 0 8px;
    font-size: 18px;
    font-weight: 600;
  }
  h3 {
    margin: 0;
    font-size: 17px;
    font-weight: 600;
  }
  h4 {
    margin: 16px 0 6px;
    font-size: 14px;
    font-weight: 600;
  }
  p {
    margin: 6px 0;
  }
  a {
    color: var(--link);
  }
  nav a {
    margin-right: 14px;
  }
  code {
    overflow-wrap: anywhere;
    font:
      13px ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  :focus-visible {
    outline: 3px solid var(--link);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .skip {
    position: absolute;
    left: -9999px;
  }
  .skip:focus {
    left: 12px;
    top: 8px;
    padding: 6px 12px;
    background: var(--card);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .note {
    color: var(--muted);
    font-weight: 400;
  }
  .card,
  .verdict {
    margin: 0 0 16px;
    padding: 18px 20px;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  .card > h2 {
    margin-top: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: 0 24px;
    align-items: start;
  }
  main > .columns {
    margin-top: 28px;
  }
  .small {
    font-size: 13px;
  }
  /* Its edges are in shadow as long as it can be scrolled towards them: the covers scroll with the table, the shadows do not. */
  .wide {
    --behind: var(--paper);
    overflow-x: auto;
    background:
      linear-gradient(to right, var(--behind) 40%, transparent) left / 48px 100% local,
      linear-gradient(to left, var(--behind) 40%, transparent) right / 48px 100% local,
      linear-gradient(to right, var(--shadow), transparent) left / 16px 100% scroll,
      linear-gradient(to left, var(--shadow), transparent) right / 16px 100% scroll;
    background-repeat: no-repeat;
  }
  :is(.card, .person) .wide {
    --behind: var(--card);
  }
  .hint {
    display: none;
    color: var(--muted);
    font-size: 13px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  th {
    font-weight: 600;
  }
  .card td {
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--muted);
    font-size: 13px;
    font-weight: 500;
  }
  th.figure,
  td.figure {
    text-align: right;
  }
  summary {
    cursor: pointer;
  }
`;
