import { checkAnswer, checkRow } from '../form/check-drafts.js';
import { answerDraft, rowDraft } from '../form/drafts.js';
import { progress } from '../form/handed-in.js';
import { savedName } from '../form/saved-drafts.js';
import { selectPeople } from '../form/select-people.js';
import { type PageData, type PagePerson } from '../page-data.js';
import { openDrafts } from './draft-store.js';
import { startFilter } from './filter.js';
import { startFinish } from './finish.js';
import { keeper } from './keeper.js';
import { byId, setOrHide, setText } from './parts.js';
import { peopleList } from './people-list.js';
import { personCard, type PersonCard } from './person-card.js';
import { startProgress } from './progress-bar.js';
import { questionCard, type QuestionCard } from './question-card.js';
import { startTogether } from './together.js';

const data = JSON.parse(byId('review', HTMLScriptElement).textContent ?? '') as PageData;
const people = new Map(data.people.map((person) => [person.row, person]));
const accounts = new Map(data.accounts.map((account) => [account.name, account]));
/** In a change, what is named replaces what was there. */
const NO_DECISION = { decision: undefined, newRole: undefined, decidedAt: undefined };
const cards = new Map<string, PersonCard>();
const questionCards = new Map<string, QuestionCard>();

const kept = keeper(savedName(data), (trouble) => setOrHide(byId('trouble', HTMLElement), trouble ?? ''));
const store = openDrafts(kept, (keys) => {
  for (const key of keys ?? cards.keys()) showPerson(key);
  for (const key of keys ?? questionCards.keys()) showQuestion(key);
  bar.show(progress(data, store.drafts(), new Date()), keys);
});
const bar = startProgress(data);

// The browser asks whether to leave, where that would lose decisions.
window.addEventListener('beforeunload', (event) => {
  const { decisions, answers } = progress(data, store.drafts(), new Date());
  if (kept.isRefused() && decisions.length + answers.length > 0) event.preventDefault();
});

function cardOf(person: PagePerson): PersonCard {
  const known = cards.get(person.row);
  if (known !== undefined) return known;
  const card = personCard(person, accounts.get(person.account)!, {
    change: (change) => store.changeRows(new Map([[person.row, change]])),
    pick: (isPicked) => together?.pick([person], isPicked),
  });
  cards.set(person.row, card);
  showPerson(person.row);
  return card;
}

function checkedRow(person: PagePerson) {
  return checkRow(data, person, rowDraft(store.drafts(), person.row), new Date());
}

function showPerson(row: string): void {
  const person = people.get(row);
  if (person !== undefined) cards.get(row)?.show(rowDraft(store.drafts(), row), checkedRow(person));
}

function showQuestion(key: string): void {
  const question = data.questions.find((one) => one.key === key);
  if (question === undefined) return;
  const draft = answerDraft(store.drafts(), key);
  questionCards.get(key)?.show(draft, checkAnswer(question, draft));
}

/** The people with their filter; undefined where there are questions alone. */
const list = data.people.length === 0 ? undefined : peopleList(byId('person-list', HTMLElement), data.people, cardOf);
const filter = list && startFilter(() => arrange());
let shown = data.people;
const together =
  list &&
  startTogether(data, {
    shownAndOpen: () => shown.filter((person) => checkedRow(person).standing === 'open'),
    decide(changes) {
      const before = new Map(
        [...changes.keys()].map((row) => [row, { ...NO_DECISION, ...rowDraft(store.drafts(), row) }]),
      );
      store.changeRows(changes);
      return before;
    },
    showPicked: (person, isPicked) => cards.get(person.row)?.showPicked(isPicked),
  });

function arrange(): void {
  shown = selectPeople(data.people, filter!.selection(), (person) => checkedRow(person).standing);
  list!.arrange(shown);
  together!.keepOnly(shown);
  const all = data.people.length;
  setText(byId('shown', HTMLElement), shown.length === all ? `All ${all} shown.` : `${shown.length} of ${all} shown.`);
}

function goTo(key: string): void {
  if (people.has(key)) {
    filter!.reset();
    list!.finish();
  }
  const element = cards.get(key)?.element ?? questionCards.get(key)?.element;
  element?.scrollIntoView();
  element?.focus();
}

data.questions.forEach((question, index) => {
  const card = questionCard(question, `q${index}`, (change) => store.changeAnswer(question.key, change));
  questionCards.set(question.key, card);
  showQuestion(question.key);
  byId('question-list', HTMLElement).append(card.element);
});
if (list) arrange();
byId('without-script', HTMLElement).hidden = true;
bar.show(progress(data, store.drafts(), new Date()), []);
startFinish(data, {
  progress: () => progress(data, store.drafts(), new Date()),
  clear: () => store.clear(),
  goTo,
});
