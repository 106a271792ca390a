import { EVERYBODY, type Selection } from '../form/select-people.js';
import { byId } from './parts.js';

/** The filter of the people. */
export interface Filter {
  selection(): Selection;
  /** Shows everybody. */
  reset(): void;
}

/**
 * Starts the filter. It is applied when it is changed and not when somebody is decided on: they would vanish under the reviewer's hands.
 */
export function startFilter(onChange: () => void): Filter {
  const form = byId('filter', HTMLFormElement);
  // A browser may have kept what was chosen before the page was loaded again.
  form.reset();
  form.hidden = false;
  form.addEventListener('input', onChange);
  byId('show-all', HTMLButtonElement).addEventListener('click', reset);
  form.addEventListener('submit', (event) => event.preventDefault());
  return {
    selection() {
      const filled = new FormData(form);
      const entries = Object.keys(EVERYBODY).map((name) => [name, filled.get(name) ?? '']);
      return Object.fromEntries(entries) as Selection;
    },
    reset,
  };

  function reset(): void {
    form.reset();
    onChange();
  }
}
