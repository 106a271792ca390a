/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The people and the questions: cards, of which only those in view are laid out. */
export const CARDS_STYLE = css`
  html {
    scroll-padding-top: 72px;
  }
  .notice {
    margin: 10px 0;
    padding: 6px 12px;
    background: var(--mark);
    border-radius: 6px;
  }
  .facts {
    margin: 0;
    display: grid;
    gap: 5px;
    align-content: start;
    overflow-wrap: anywhere;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 104px 1fr;
    gap: 0 10px;
  }
  .facts dt {
    color: var(--muted);
  }
  .facts dd {
    margin: 0;
  }
  .facts ul {
    margin: 0;
    padding-left: 16px;
  }
  .person {
    margin: 0 0 12px;
    padding: 12px 16px;
    background: var(--card);
    border: 1px solid var(--line);
    border-left: 5px solid var(--medium-edge);
    border-radius: 10px;
    content-visibility: auto;
    contain-intrinsic-size: auto 270px;
  }
  .person[data-standing='decided'] {
    border-left-color: var(--clean);
  }
  .person[data-standing='incomplete'] {
    border-left-color: var(--critical);
  }
  .person .head {
    display: flex;
    gap: 10px;
    align-items: baseline;
    margin-bottom: 8px;
  }
  .person h3 {
    flex: 1;
    font-size: 16px;
    overflow-wrap: anywhere;
  }
  .person h3 .note {
    margin-left: 6px;
    font-size: 14px;
  }
  .standing {
    padding: 0 8px;
    border: 1px solid var(--excepted-edge);
    border-radius: 9px;
    font-size: 13px;
    white-space: nowrap;
  }
  .both {
    display: grid;
    grid-template-columns: 1fr minmax(0, 480px);
    gap: 8px 24px;
    align-items: start;
  }
  .meaning {
    display: inline-block;
    margin-right: 14px;
  }
`;
