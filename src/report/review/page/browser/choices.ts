import { type Standing } from '../form/check-drafts.js';
import { type Parts, setOrHide, setText } from './parts.js';

/** What a person's and a question's form have in common: choices, a reason, and what is wrong. */
export interface ChoicesForm<Choice extends string> {
  /** Shows what is filled in. What somebody is typing stays as it is. */
  show(shown: { readonly choice: Choice | undefined; readonly reason: string; readonly isEmpty: boolean }): void;
  /** Says how far it is, and what is wrong. */
  judge(standing: Standing, faults: readonly string[]): void;
}

const STANDING_WORDS: Readonly<Record<Exclude<Standing, 'decided'>, string>> = {
  open: 'Open',
  incomplete: '! Incomplete',
};

/**
 * Prepares such a form.
 *
 * @param id - of its card
 * @param about - whom or what it is about, for those who hear one field alone
 * @param done - what it is once it is complete
 */
export function choicesForm<Choice extends string>(
  { element, parts, id, about, done }: { element: HTMLElement; parts: Parts; id: string; about: string; done: string },
  changed: (change: { choice: Choice | undefined } | { reason: string } | 'cleared') => void,
): ChoicesForm<Choice> {
  const form = parts('form', HTMLFieldSetElement);
  const radios = Array.from(form.querySelectorAll<HTMLInputElement>('input[type=radio]'));
  const reason = parts('reason', HTMLTextAreaElement);
  const fault = parts('fault', HTMLElement);
  const clear = parts('clear', HTMLButtonElement);
  const standing = parts('standing', HTMLElement);
  element.id = id;
  parts('heading', HTMLElement).id = `${id}-heading`;
  element.setAttribute('aria-labelledby', `${id}-heading`);
  fault.id = `${id}-fault`;
  setText(parts('about', HTMLElement), ` on ${about}`);
  setText(parts('clear-text', HTMLElement), ` what is decided on ${about}`);
  for (const radio of radios) radio.name = `${id}-choice`;
  reason.setAttribute('aria-describedby', fault.id);

  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'radio') changed({ choice: target.value as Choice });
  });
  reason.addEventListener('input', () => changed({ reason: reason.value }));
  clear.addEventListener('click', () => {
    changed('cleared');
    radios.find(({ parentElement }) => !parentElement!.hidden)?.focus();
  });

  return {
    show({ choice, reason: text, isEmpty }) {
      for (const radio of radios) radio.checked = radio.value === choice;
      if (reason.value !== text) reason.value = text;
      clear.hidden = isEmpty;
    },
    judge(how, faults) {
      setText(standing, how === 'decided' ? `\u2713 ${done}` : STANDING_WORDS[how]);
      element.dataset.standing = how;
      setOrHide(fault, faults.join(' '));
      reason.setAttribute('aria-invalid', String(faults.length > 0));
    },
  };
}
