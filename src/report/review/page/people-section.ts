import { REVIEW_DECISIONS } from '../../../review/decision.js';
import { REVIEW_FLAGS } from '../../../review/flag.js';
import { markup, type Markup } from '../../html/markup.js';
import { DECISION_WORDS } from './decision-words.js';
import { type Order } from './form/select-people.js';
import { type PageData } from './page-data.js';

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  suspicion: 'most suspicious first',
  name: 'name',
  userName: 'user name',
  account: 'account',
  role: 'role',
};

/** The list of people with its filter, and the form to decide on several at once. The script shows and fills them. */
export function peopleSection(data: PageData): Markup {
  if (data.people.length === 0) return markup``;
  return markup`<section id="people" aria-labelledby="people-heading" tabindex="-1"><h2 id="people-heading">Your people</h2>
<p>${REVIEW_DECISIONS.map((decision) => markup`<span class="meaning"><b>${DECISION_WORDS[decision].title}</b>: ${DECISION_WORDS[decision].means}</span> `)}</p>
<p>A reason is needed for everything but to keep somebody without a flag that asks for a look.</p>
${filterForm(data)}${togetherForm(data)}<p id="shown" class="note" role="status" aria-live="polite"></p>
<div id="person-list"></div></section>
`;
}

function filterForm({ accounts, people }: PageData): Markup {
  const roles = new Map(accounts.flatMap((account) => account.roles.map(({ id, title }) => [id, title] as const)));
  const used = [...roles].filter(([id]) => people.some(({ role }) => role === id));
  const flags = REVIEW_FLAGS.filter((flag) => people.some((person) => person.flags.includes(flag)));
  const orders = Object.entries(ORDER_WORDS);
  return markup`<form id="filter" class="filter" role="search" aria-label="Filter and sort your people" hidden>
<label>Text <input type="search" name="text" placeholder="name, role, reason, finding" autocomplete="off"></label>
${list(
  'account',
  'Account',
  accounts.map(({ name }) => [name, name]),
)}${list('role', 'Role', used)}${list('flag', 'Flag', [
    ...flags.map((flag) => [flag, flag] as const),
    ['none', 'no flag'],
  ])}${list('standing', 'Decision', [
    ['open', 'open'],
    ['incomplete', 'incomplete'],
    ['decided', 'decided'],
  ])}<label>Sort by <select name="order">${orders.map(([value, text]) => option(value, text))}</select></label>
<button type="button" id="show-all">Show all</button></form>
`;
}

function list(name: string, label: string, options: readonly (readonly [string, string])[]): Markup {
  return markup`<label>${label} <select name="${name}"><option value="">all</option>${options.map(([value, text]) => option(value, text))}</select></label>
`;
}

function option(value: string, text: string): Markup {
  return markup`<option value="${value}">${text}</option>`;
}

function togetherForm({ accounts }: PageData): Markup {
  const roles = new Map(
    accounts.flatMap(({ roles }) =>
      roles.flatMap(({ id, title, canBeGiven }) => (canBeGiven ? [[id, title] as const] : [])),
    ),
  );
  return markup`<form id="together" class="together" aria-label="Decide on several people at once" hidden>
<p><button type="button" id="pick-shown">Select all shown who are open</button> <button type="button" id="pick-none">Select nobody</button> <span id="picked" role="status" aria-live="polite"></span></p>
<fieldset id="together-fields" hidden><legend>One decision for everybody selected</legend>
<label>Decision <select name="decision"><option value="">choose</option>${REVIEW_DECISIONS.map((decision) => option(decision, DECISION_WORDS[decision].title))}</select></label>
<label id="together-role" hidden>New role <select name="newRole"><option value="">choose</option>${[...roles].map(([id, title]) => option(id, title))}</select></label>
<label class="reason">Reason <input name="reason" autocomplete="off"></label>
<button type="submit">Decide for the selected</button></fieldset>
<p><span id="together-outcome" role="status" aria-live="polite"></span> <button type="button" id="together-undo" hidden>Undo</button></p></form>
`;
}
