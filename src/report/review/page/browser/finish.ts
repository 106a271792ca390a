import { formText, handInFault, type Progress } from '../form/handed-in.js';
import { type PageData } from '../page-data.js';
import { byId, listOf, setText } from './parts.js';

/** So many open entries are named; of more it is said how many they are. */
const NAMED = 10;

/** What the last part of the page does. */
export interface FinishActions {
  readonly progress: () => Progress;
  readonly clear: () => void;
  /** Brings a person or a question into sight. */
  readonly goTo: (key: string) => void;
}

/** Starts the download and the clearing of everything. */
export function startFinish(data: PageData, { progress, clear, goTo }: FinishActions): void {
  const outcome = byId('outcome', HTMLElement);
  const sure = byId('sure', HTMLDialogElement);
  byId('finish', HTMLElement).hidden = false;

  byId('download', HTMLButtonElement).addEventListener('click', () => {
    const now = progress();
    const fault = handInFault(now);
    outcome.replaceChildren();
    if (fault === undefined) {
      hand(data.fileName, formText(data, now));
      say(
        `Downloaded ${counted(now.decisions.length, 'decision')} and ${counted(now.answers.length, 'answer')} as ${data.fileName}.`,
      );
      sayOpen(now);
    } else {
      say(fault);
      outcome.append(links(now));
    }
    outcome.focus();
  });

  byId('clear', HTMLButtonElement).addEventListener('click', () => {
    const { decisions, answers, incomplete } = progress();
    const filled = decisions.length + answers.length + incomplete.length;
    setText(
      byId('sure-text', HTMLElement),
      `${counted(filled, 'entry', 'entries')} of this review will be gone from this browser, also in other windows. What you downloaded stays.`,
    );
    sure.returnValue = 'keep';
    sure.showModal();
  });
  sure.addEventListener('close', () => {
    if (sure.returnValue !== 'clear') return;
    clear();
    outcome.replaceChildren();
    say('Everything is cleared.');
    outcome.focus();
  });

  function say(text: string): void {
    setText(outcome.appendChild(document.createElement('p')), text);
  }

  function sayOpen({ open, leftOpen }: Progress): void {
    if (leftOpen > 0) say(`${counted(leftOpen, 'decision')} to defer or escalate: they stay open in the review.`);
    if (open.length === 0) return say('Nothing else is open.');
    say(`Still open: ${counted(open.length, 'entry', 'entries')}.`);
    const names = open.map((one) =>
      'row' in one ? `${one.userName} in ${one.account}` : `${one.account}: ${one.statement}`,
    );
    const more = names.length > NAMED ? [`and ${names.length - NAMED} more`] : [];
    outcome.append(listOf([...names.slice(0, NAMED), ...more]));
  }

  function links({ incomplete }: Progress): HTMLElement {
    const list = listOf(incomplete.map(({ faults }) => ` ${faults.join(' ')}`));
    incomplete.forEach(({ key, who }, index) => {
      const link = document.createElement('a');
      link.href = '#';
      setText(link, who);
      link.addEventListener('click', (event) => {
        event.preventDefault();
        goTo(key);
      });
      list.children[index]!.prepend(link);
    });
    return list;
  }
}

/** Gives the reader a text as a file. */
function hand(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to save it by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function counted(number: number, one: string, more = `${one}s`): string {
  return number === 1 ? `1 ${one}` : `${number} ${more}`;
}
