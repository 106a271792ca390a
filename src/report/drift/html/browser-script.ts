/** Marks a template as JavaScript, and keeps its backslashes. */
const javascript = String.raw;

/**
 * The page's script, which runs in the reader's browser: the filter of the findings, opening the finding that the address
 * names, and opening everything to be printed. It handles no markup: it reads text and hides, shows and opens what is there.
 *
 * It stands here as text, not as a function whose source is taken, since a compiler may put calls of its own into a function
 * (esbuild's keepNames, coverage), and the file should be the same byte for byte whatever ran this code. A test checks its
 * types, strictly, against the browser's own.
 */
export const BROWSER_SCRIPT = javascript`'use strict';
{
  const form = document.querySelector('form#filter');
  const field = document.querySelector('input#filter-text');
  const shown = document.getElementById('filter-count');
  if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && shown) startFilter(form, field, shown);
  openAddressed();
  window.addEventListener('hashchange', openAddressed);
  openForPrint();

  /** @param {HTMLFormElement} form @param {HTMLInputElement} field @param {HTMLElement} shown */
  function startFilter(form, field, shown) {
    const lists = Array.from(form.querySelectorAll('select'));
    /** @type {HTMLElement[]} */
    const elements = Array.from(document.querySelectorAll('.finding'));
    const findings = elements.map((element) => ({ element, person: element.closest('article'), text: '' }));
    const here = findings.length === 1 ? '1 finding' : findings.length + ' findings';
    // A page of too many findings has not all of them, and must not read as if it had.
    const leftOut = Number(shown.dataset.all) - findings.length;
    const all = leftOut > 0 ? here + ' of this page' : here;
    const others = leftOut > 0 ? '; ' + leftOut + ' more are not on it' : '';
    let timer = 0;

    /** @param {{ element: HTMLElement, person: HTMLElement | null, text: string }} finding @param {string[]} words */
    function holds(finding, words) {
      const { dataset } = finding.element;
      if (lists.some(({ name, value }) => value !== '' && dataset[name] !== value)) return false;
      if (words.length === 0) return true;
      // Kept, since the next letter that is typed asks for it again.
      const who = finding.person?.querySelector('h3')?.textContent ?? '';
      finding.text ||= (who + ' ' + finding.element.textContent).toLowerCase();
      return words.every((word) => finding.text.includes(word));
    }

    function apply() {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let number = 0;
      /** @type {Set<HTMLElement | null>} */
      const named = new Set();
      for (const finding of findings) {
        const hidden = !holds(finding, words);
        if (finding.element.hidden !== hidden) finding.element.hidden = hidden;
        if (hidden) continue;
        number += 1;
        named.add(finding.person);
      }
      // Who has no finding left is hidden too.
      for (const { person } of findings) if (person && person.hidden === named.has(person)) person.hidden = !person.hidden;
      const said = number === findings.length ? 'All ' + all + ' shown' : number + ' of ' + all + ' shown';
      shown.textContent = said + others;
    }

    function applySoon() {
      window.clearTimeout(timer);
      timer = window.setTimeout(apply, 120);
    }

    form.addEventListener('input', applySoon);
    // The fields are empty only after this event.
    form.addEventListener('reset', applySoon);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    // A browser may have kept what was chosen before the page was loaded again.
    if (field.value !== '' || lists.some(({ value }) => value !== '')) apply();
  }

  function openAddressed() {
    const name = window.location.hash.slice(1);
    const finding = name.startsWith('f-') ? document.getElementById(name) : null;
    if (!finding) return;
    if (finding.hidden && form instanceof HTMLFormElement) form.reset();
    finding.hidden = false;
    const person = finding.closest('article');
    if (person) person.hidden = false;
    for (const details of finding.querySelectorAll('details')) details.open = true;
    finding.scrollIntoView();
  }

  function openForPrint() {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    window.addEventListener('beforeprint', () => {
      opened = Array.from(document.querySelectorAll('details')).filter(({ open }) => !open);
      for (const details of opened) details.open = true;
    });
    window.addEventListener('afterprint', () => {
      for (const details of opened) details.open = false;
    });
  }
}`;
