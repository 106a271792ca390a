/** Marks a template as CSS for the formatter. */
const css = String.raw;

/** The forms: decisions, the filter, several at once, and how far it is. */
export const FORMS_STYLE = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 4px 12px 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  legend {
    padding: 0 4px;
    font-weight: 600;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    font-size: 14px;
  }
  .choices label {
    padding: 3px 0;
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 17px;
    height: 17px;
    margin: 0 3px 0 0;
    vertical-align: -3px;
    accent-color: var(--link);
  }
  textarea,
  input:not([type='radio'], [type='checkbox'], [type='file']),
  select,
  button {
    max-width: 100%;
    min-height: 32px;
    padding: 3px 8px;
    background: var(--card);
    color: var(--ink);
    border: 1px solid var(--excepted-edge);
    border-radius: 6px;
    font: inherit;
    font-size: 14px;
  }
  textarea {
    display: block;
    width: 100%;
    resize: vertical;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  button {
    cursor: pointer;
  }
  button.main {
    background: var(--link);
    color: var(--card);
    border-color: var(--link);
    font-weight: 600;
  }
  fieldset button {
    margin-top: 6px;
  }
  input[type='file'] {
    display: block;
    max-width: 100%;
    font: inherit;
    font-size: 14px;
  }
  .fault {
    padding: 4px 10px;
    border-left: 4px solid var(--critical);
    background: var(--mark);
  }
  [aria-invalid='true'] {
    border-color: var(--critical) !important;
    border-width: 2px !important;
  }
  .filter,
  .together fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
  }
  .filter label,
  .together label {
    display: grid;
    gap: 2px;
    color: var(--muted);
    font-size: 13px;
  }
  .filter select {
    max-width: 200px;
  }
  .filter input {
    min-width: 210px;
  }
  .together {
    margin-top: 10px;
  }
  .together .reason {
    flex: 1 1 200px;
  }
  .together fieldset button {
    margin: 0;
  }
  .progress {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin: 12px -10px;
    padding: 8px 10px;
    background: var(--paper);
    border-bottom: 1px solid var(--line);
  }
  progress {
    width: 160px;
    height: 12px;
    accent-color: var(--clean);
  }
  #outcome:focus {
    outline: none;
  }
  dialog {
    max-width: 440px;
    background: var(--card);
    color: var(--ink);
    border: 1px solid var(--excepted-edge);
    border-radius: 10px;
  }
  dialog::backdrop {
    background: var(--shadow);
  }
`;
