/** Marks a template as CSS for the formatter. */
const css = String.raw;

/**
 * The style of the filter and of the table of findings. Its rows are laid out as blocks, each on its own, and only those in
 * view: a browser lays out a real table of 20,000 findings as one, again and again while it loads, and takes 20 seconds.
 * It still is a table to a screen reader.
 */
export const FINDINGS_STYLE = css`
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 14px;
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
    height: 34px;
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
    margin: 10px 0;
    color: var(--muted);
  }
  .findings,
  .findings > thead,
  .finding,
  .finding > tr,
  .finding > tr > td[colspan] {
    display: block;
  }
  .findings {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  .findings > thead,
  .finding {
    padding: 0 14px;
  }
  .finding {
    border-top: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto 72px;
  }
  .findings > thead > tr,
  .findings .finding > .what {
    display: grid;
    grid-template-columns: minmax(0, 11fr) minmax(0, 15fr) minmax(0, 25fr) minmax(0, 14fr) minmax(0, 21fr) minmax(
        0,
        14fr
      );
  }
  .findings > * > tr > * {
    border-bottom: 0;
  }
  .findings .what > * {
    padding-bottom: 0;
  }
  .finding:target {
    background: var(--mark);
  }
  .finding details {
    margin-bottom: 4px;
  }
  .finding details table {
    margin: 8px 0;
    background: var(--card);
    font-size: 14px;
  }
  .finding details :is(th, td) {
    padding: 6px 9px;
  }
  .finding .differs {
    background: var(--mark);
    font-weight: 600;
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
    .findings > thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .findings .finding > .what {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      padding-top: 8px;
    }
    .findings .what > * {
      padding: 0;
    }
    .findings .what > th {
      order: -1;
      width: 100%;
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
