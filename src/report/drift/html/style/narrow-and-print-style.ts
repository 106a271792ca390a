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
      font-size: 18px;
    }
    .hint {
      display: block;
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
    /* What is longer than what is left of a page begins on it all the same: only small things are kept whole. */
    .verdict,
    svg,
    tr,
    .tile,
    .legend,
    summary {
      break-inside: avoid;
    }
    h2,
    h3,
    h4,
    figcaption,
    .legend,
    summary {
      break-after: avoid;
    }
    .columns {
      display: block;
    }
    .chart svg {
      max-height: 210mm;
    }
    .draft {
      display: none;
    }
    .wide {
      overflow: visible;
      background: none;
    }
    td {
      overflow-wrap: anywhere;
    }
    details th {
      overflow-wrap: normal;
    }
    .finding table {
      font-size: 8pt;
    }
    .finding thead th {
      font-size: 7.5pt;
    }
    .everybody table {
      min-width: 0;
      font-size: 8pt;
    }
    .totals {
      font-size: 8.5pt;
    }
    .totals :is(th, td) {
      padding-right: 6px;
    }
    .totals .words {
      min-width: 40mm;
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
    .person {
      content-visibility: visible;
    }
    :is(.person, .finding)[hidden] {
      display: block !important;
    }
  }
`;
