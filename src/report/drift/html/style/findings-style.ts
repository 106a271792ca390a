/** Marks a template as CSS for the formatter. */
const css = String.raw;

/**
 * The style of the filter and of the findings by person. People are laid out as blocks, each on its own, and only those in
 * view: a browser lays out one table of 20,000 findings again and again while it loads, and takes 20 seconds.
 */
export const FINDINGS_STYLE = css`
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
  }
  .filter label {
    display: grid;
    gap: 2px;
    color: var(--muted);
    font-size: 13px;
  }
  .filter select,
  .filter input,
  .filter button {
    max-width: 150px;
    height: 32px;
    padding: 0 8px;
    background: var(--card);
    color: var(--ink);
    border: 1px solid var(--excepted-edge);
    border-radius: 6px;
    font: inherit;
    font-size: 14px;
  }
  .filter input {
    width: 190px;
    max-width: 190px;
  }
  .filter ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  #filter-count {
    margin: 8px 0;
    color: var(--muted);
  }
  .person {
    margin: 0 0 10px;
    padding: 10px 14px 8px;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 10px;
    content-visibility: auto;
    contain-intrinsic-size: auto 84px;
  }
  .person h3 {
    font-size: 15px;
    overflow-wrap: anywhere;
  }
  .person h3 .note {
    margin-left: 6px;
    font-size: 13px;
  }
  .person ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  .finding > details > summary,
  .draft > summary {
    padding: 2px 0;
  }
  .finding .what {
    display: inline-grid;
    grid-template-columns: 92px minmax(0, 1fr) auto;
    gap: 0 12px;
    width: calc(100% - 24px);
    vertical-align: top;
  }
  .finding .weight {
    font-weight: 500;
    white-space: nowrap;
  }
  .finding .kind {
    color: var(--muted);
    font-size: 13px;
  }
  .finding:target {
    background: var(--mark);
  }
  .inside {
    margin: 2px 0 10px;
    padding-left: 16px;
  }
  .finding table {
    margin: 8px 0;
    font-size: 14px;
  }
  .finding :is(th, td) {
    padding: 5px 9px 5px 0;
  }
  .finding .differs {
    background: var(--mark);
    font-weight: 600;
  }
  .draft > summary {
    color: var(--muted);
    font-size: 13px;
  }
  .draft pre {
    margin: 0;
    padding: 8px 0;
  }
  .tag {
    padding: 0 6px;
    border: 1px solid var(--excepted-edge);
    border-radius: 9px;
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  @media (max-width: 620px) {
    .finding .what {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .finding .headline {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .inside {
      padding-left: 0;
    }
    .filter label,
    .filter input,
    .filter select {
      width: 100%;
      max-width: none;
    }
    .filter label {
      flex: 1 1 140px;
    }
  }
`;
