import { type ReviewDecision } from '../../../../review/decision.js';
import { decideTogether, togetherFault } from '../form/decide-together.js';
import { type RowDraft } from '../form/drafts.js';
import { type PageData, type PagePerson } from '../page-data.js';
import { byId, setText } from './parts.js';

/** Deciding on several people at once. */
export interface TogetherForm {
  pick(people: readonly PagePerson[], isPicked: boolean): void;
  /** Lets go of those who are not shown, so that nobody is decided on unseen. */
  keepOnly(shown: readonly PagePerson[]): void;
}

/** What the form asks of the page. */
export interface TogetherActions {
  /** The people who are shown and on whom nothing is filled in. */
  readonly shownAndOpen: () => readonly PagePerson[];
  /** Decides, and gives what was there before. */
  readonly decide: (changes: ReadonlyMap<string, RowDraft>) => ReadonlyMap<string, RowDraft>;
  readonly showPicked: (person: PagePerson, isPicked: boolean) => void;
}

/** Starts the form. */
export function startTogether(
  { accounts }: PageData,
  { shownAndOpen, decide, showPicked }: TogetherActions,
): TogetherForm {
  const form = byId('together', HTMLFormElement);
  const fields = byId('together-fields', HTMLFieldSetElement);
  const outcome = byId('together-outcome', HTMLElement);
  const roleField = byId('together-role', HTMLElement);
  const undo = byId('together-undo', HTMLButtonElement);
  let before: ReadonlyMap<string, RowDraft> = new Map();
  const picked = new Set<PagePerson>();
  form.reset();
  form.hidden = false;

  function pick(people: readonly PagePerson[], isPicked: boolean): void {
    for (const person of people) {
      if (isPicked) picked.add(person);
      else picked.delete(person);
      showPicked(person, isPicked);
    }
    fields.hidden = picked.size === 0;
    setText(byId('picked', HTMLElement), picked.size === 0 ? '' : `${counted(picked.size)} selected.`);
  }

  function field(name: string): string {
    const value = new FormData(form).get(name);
    return typeof value === 'string' ? value : '';
  }

  form.addEventListener('change', () => {
    roleField.hidden = field('decision') !== 'change-role';
  });
  byId('pick-shown', HTMLButtonElement).addEventListener('click', () => {
    const people = shownAndOpen();
    pick(people, true);
    setText(outcome, people.length === 0 ? 'Nobody who is shown is open.' : '');
  });
  byId('pick-none', HTMLButtonElement).addEventListener('click', () => {
    pick([...picked], false);
    setText(outcome, '');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [decision, newRole, reason] = [field('decision') as ReviewDecision | '', field('newRole'), field('reason')];
    const fault = togetherFault({ decision, newRole, reason });
    if (decision === '' || fault !== undefined) return setText(outcome, fault ?? '');
    const together = { decision, newRole, reason };
    const people = [...picked];
    const { changes, passedOver } = decideTogether(people, accounts, together);
    before = decide(changes);
    undo.hidden = changes.size === 0;
    pick(
      people.filter(({ row }) => changes.has(row)),
      false,
    );
    const left = passedOver.length === 0 ? '' : ` Not decided, and still selected: ${passedOver.join(' ')}`;
    setText(outcome, `Decided ${together.decision} for ${counted(changes.size)}.${left}`);
    if (fields.hidden) byId('pick-shown', HTMLButtonElement).focus();
  });

  undo.addEventListener('click', () => {
    decide(before);
    undo.hidden = true;
    setText(outcome, `Undone for ${counted(before.size)}.`);
    byId('pick-shown', HTMLButtonElement).focus();
  });

  return {
    pick,
    keepOnly(shown) {
      const there = new Set(shown);
      pick(
        [...picked].filter((person) => !there.has(person)),
        false,
      );
    },
  };
}

function counted(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}
