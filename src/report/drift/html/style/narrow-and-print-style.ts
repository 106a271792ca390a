/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The page on a narrow screen, and on paper: there everything is shown and open, whatever is filtered. */
export const NARROW_AND_PRINT_STYLE = css`
  @media (max-width: 620px) {
    header,
    main,
    footer {
      padding-left: 14px;
      padding-right: 14px;
    }
    .facts div {
      grid-template-columns: 1fr;
    }
    .verdict h2 {
      font-size: 19px;
    }
  }
  @media print {
    body {
      background: none;
      font-size: 10pt;
    }
    header,
    main,
    footer {
      max-width: none;
      padding-left: 0;
      padding-right: 0;
    }
    nav,
    .skip,
    .filter {
      display: none !important;
    }
    .card,
    .verdict,
    figure,
    tr,
    .tile {
      break-inside: avoid;
    }
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
    .wide {
      overflow: visible;
    }
    td {
      overflow-wrap: anywhere;
    }
    details th {
      overflow-wrap: normal;
    }
    .finding > .what {
      font-size: 8.5pt;
    }
    .finding details table {
      font-size: 8pt;
    }
    .finding details thead th {
      font-size: 7.5pt;
    }
    .totals .words {
      min-width: 0;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    svg {
      print-color-adjust: exact;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    summary {
      list-style: none;
    }
    .finding {
      content-visibility: visible;
    }
    .finding[hidden] {
      display: block !important;
    }
  }
`;
