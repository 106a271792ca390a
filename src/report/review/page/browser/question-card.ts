import { type AttestationAnswer } from '../../../../review/journal-entry.js';
import { type Checked } from '../form/check-drafts.js';
import { type AnswerDraft } from '../form/drafts.js';
import { type PageQuestion } from '../page-data.js';
import { choicesForm } from './choices.js';
import { digestOf } from './file-digest.js';
import { copied, setFact, setOrHide, setText } from './parts.js';

/** A question on the page. */
export interface QuestionCard {
  readonly element: HTMLElement;
  show(draft: AnswerDraft, checked: Pick<Checked<unknown>, 'standing' | 'faults'>): void;
}

/** Makes the card of a question. */
export function questionCard(
  { statement, account, place, because }: PageQuestion,
  id: string,
  change: (change: Partial<AnswerDraft>) => void,
): QuestionCard {
  const { element, parts } = copied('question');
  setText(parts('heading', HTMLElement), statement);
  setFact(parts, 'account', account);
  setFact(parts, 'place', place);
  setFact(parts, 'because', because);
  const form = choicesForm<AttestationAnswer['answer']>(
    { element, parts, id, about: `${account}: ${statement}`, done: 'Answered' },
    (changed) => {
      if (changed === 'cleared') change({ answer: undefined, reason: '', attachment: undefined });
      else change('choice' in changed ? { answer: changed.choice } : changed);
    },
  );
  const attachment = parts('attachment', HTMLElement);
  const file = parts('file', HTMLInputElement);
  file.addEventListener('change', () => void attach());

  async function attach(): Promise<void> {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return change({ attachment: undefined });
    setOrHide(attachment, `Reading ${chosen.name} \u2026`);
    const digest = await digestOf(chosen);
    // Somebody may have chosen another file while this one was read.
    if (file.files?.[0] !== chosen) return;
    if ('sha256' in digest) return change({ attachment: { name: chosen.name, sha256: digest.sha256 } });
    file.value = '';
    change({ attachment: undefined });
    setOrHide(attachment, digest.fault);
  }

  return {
    element,
    show(draft, { standing, faults }) {
      const isEmpty = draft.answer === undefined && draft.reason === '' && draft.attachment === undefined;
      form.show({ choice: draft.answer, reason: draft.reason, isEmpty });
      form.judge(standing, faults);
      if (draft.attachment === undefined) {
        file.value = '';
        setOrHide(attachment, '');
      } else {
        const { name, sha256 } = draft.attachment;
        setOrHide(attachment, `${name}, SHA-256 ${sha256}. Hand this file in beside your decisions.`);
      }
    },
  };
}
