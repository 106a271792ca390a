/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The page on a narrow screen, and on paper: there everybody is shown, with what was decided. */
export const NARROW_AND_PRINT_STYLE = css`
  @media (max-width: 760px) {
    html {
      scroll-padding-top: 96px;
    }
    header,
    main,
    footer {
      padding-left: 14px;
      padding-right: 14px;
    }
    .both {
      grid-template-columns: minmax(0, 1fr);
    }
    .person {
      padding: 10px 12px;
      contain-intrinsic-size: auto 480px;
    }
    .filter label,
    .filter :is(input, select) {
      flex: 1 1 130px;
      width: 100%;
      max-width: none;
    }
    progress {
      display: none;
    }
    .progress {
      font-size: 13px;
    }
    .person h3 .note {
      display: block;
      margin-left: 0;
    }
  }
  @media print {
    body {
      background: none;
      font-size: 9.5pt;
    }
    header,
    main,
    footer {
      max-width: none;
      padding: 0;
    }
    .skip,
    .filter,
    .together,
    #finish,
    .progress,
    .pick,
    #shown,
    button,
    label:has(input[type='file']) {
      display: none !important;
    }
    .person {
      break-inside: avoid;
      content-visibility: visible;
      padding: 6px 10px;
    }
    .both {
      grid-template-columns: 1fr 70mm;
    }
    h2,
    h3 {
      break-after: avoid;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    textarea {
      field-sizing: content;
      resize: none;
    }
  }
`;
