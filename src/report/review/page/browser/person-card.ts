import { DECISIONS_ON_OWNERS, needsReason } from '../../../../review/decision-rules.js';
import { type ReviewDecision } from '../../../../review/decision.js';
import { FLAG_WORDS } from '../../../../review/flag-words.js';
import { type Checked } from '../form/check-drafts.js';
import { type RowDraft } from '../form/drafts.js';
import { type PageAccount, type PagePerson } from '../page-data.js';
import { choicesForm } from './choices.js';
import { copied, option, type Parts, setFact, setOrHide, setText } from './parts.js';

/** Somebody on the page. */
export interface PersonCard {
  readonly element: HTMLElement;
  show(draft: RowDraft, checked: Pick<Checked<unknown>, 'standing' | 'faults'>): void;
  showPicked(isPicked: boolean): void;
}

/** What somebody can do on a card. */
export interface PersonActions {
  readonly change: (change: Partial<RowDraft>) => void;
  readonly pick: (isPicked: boolean) => void;
}

/** Makes the card of a person. */
export function personCard(person: PagePerson, account: PageAccount, actions: PersonActions): PersonCard {
  const { element, parts } = copied('person');
  const who = `${person.userName} in ${person.account}`;
  fillFacts(parts, person, account);
  const form = choicesForm<ReviewDecision>(
    { element, parts, id: person.row, about: who, done: 'Decided' },
    (change) => {
      if (change === 'cleared') actions.change({ decision: undefined, newRole: undefined, reason: '' });
      else actions.change('choice' in change ? { decision: change.choice } : change);
    },
  );
  const roles = parts('newRole', HTMLSelectElement);
  const pick = parts('pick', HTMLInputElement);
  prepareOwner(element, parts, person);
  setText(parts('pick-text', HTMLElement), `Select ${who}`);
  pick.addEventListener('change', () => actions.pick(pick.checked));
  roles.addEventListener('change', () => actions.change({ newRole: roles.value === '' ? undefined : roles.value }));

  return {
    element,
    show({ decision, newRole, reason }, { standing, faults }) {
      const changesRole = decision === 'change-role';
      form.show({ choice: decision, reason, isEmpty: decision === undefined && reason === '' });
      form.judge(standing, faults);
      parts('change', HTMLElement).hidden = !changesRole;
      if (changesRole) showRoles(parts, person, account, newRole);
      const isNeeded = decision !== undefined && needsReason(person, decision);
      setText(parts('need', HTMLElement), isNeeded ? '(required)' : decision === undefined ? '' : '(not required)');
    },
    showPicked(isPicked) {
      pick.checked = isPicked;
    },
  };
}

function fillFacts(parts: Parts, person: PagePerson, { roles }: PageAccount): void {
  const { name, userName, account, role, active, why, flags, findings, before, lastSignIn, ends, decides } = person;
  setText(parts('name', HTMLElement), name === '' ? userName : name);
  setText(parts('userName', HTMLElement), name === '' ? '' : userName);
  const known = roles.find(({ id }) => id === role);
  const state = active ? '' : ' Their record is switched off or not there, so they have no access now.';
  setFact(parts, 'account', account);
  setFact(
    parts,
    'role',
    known === undefined ? `None, or it is not clear.${state}` : `${known.title} (${known.id}). ${known.may}${state}`,
  );
  setFact(parts, 'why', why);
  setFact(parts, 'flags', ...flags.map((flag) => `${flag}: ${FLAG_WORDS[flag]}`));
  setFact(parts, 'findings', ...findings);
  setFact(parts, 'before', ...(before === undefined ? [] : [before]));
  setFact(parts, 'lastSignIn', ...(lastSignIn === undefined ? [] : [lastSignIn]));
  setFact(parts, 'ends', ...(ends === undefined ? [] : [ends]));
  setFact(parts, 'decides', decides);
}

/** An owner's access cannot be taken or changed: those choices are not offered, and it is said why. */
function prepareOwner(element: HTMLElement, parts: Parts, { isOwner }: PagePerson): void {
  parts('owner', HTMLElement).hidden = !isOwner;
  if (!isOwner) return;
  for (const radio of element.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    radio.parentElement!.hidden = !DECISIONS_ON_OWNERS.some((decision) => decision === radio.value);
  }
}

/** The list of roles is filled when it is first needed: 2,000 people would have as many lists. */
function showRoles(parts: Parts, { role }: PagePerson, { roles }: PageAccount, newRole: string | undefined): void {
  const list = parts('newRole', HTMLSelectElement);
  if (list.options.length === 0) {
    list.append(option('', 'choose'));
    for (const { id, title, canBeGiven } of roles) if (canBeGiven && id !== role) list.append(option(id, title));
  }
  list.value = newRole ?? '';
  setOrHide(parts('newRoleMay', HTMLElement), roles.find(({ id }) => id === newRole)?.may ?? '');
}
