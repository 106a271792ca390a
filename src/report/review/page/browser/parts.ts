import { visible } from '../../../../text/visible.js';

/** The elements of a copied template by the name of their part. */
export type Parts = <Kind extends HTMLElement>(name: string, kind: new () => Kind) => Kind;

/** The element of an id, which the page has for sure. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new TypeError(`The page has no element ${id} of the right kind.`);
  return element;
}

/** A copy of a template, and its parts. */
export function copied(template: string): { readonly element: HTMLElement; readonly parts: Parts } {
  const copy = byId(template, HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  const element = copy.firstElementChild as HTMLElement;
  const all = new Map(
    Array.from(element.querySelectorAll<HTMLElement>('[data-part]'), (part) => [part.dataset.part!, part] as const),
  );
  return {
    element,
    parts: (name, kind) => {
      const part = all.get(name);
      if (!(part instanceof kind))
        throw new TypeError(`The template ${template} has no part ${name} of the right kind.`);
      return part;
    },
  };
}

/** Shows a text from outside as text, with what would not show made visible. */
export function setText(element: HTMLElement, text: string): void {
  const shown = visible(text);
  if (element.textContent !== shown) element.textContent = shown;
}

/** Shows a text, or hides its element where there is none. */
export function setOrHide(element: HTMLElement, text: string): void {
  setText(element, text);
  element.hidden = text === '';
}

/** Fills an entry of a list of facts, or takes it out where there is nothing to say. */
export function setFact(parts: Parts, name: string, ...texts: readonly string[]): void {
  if (texts.length === 0) return parts(`${name}-fact`, HTMLElement).remove();
  const [only = ''] = texts;
  const place = parts(name, HTMLElement);
  if (texts.length === 1) setText(place, only);
  else place.append(listOf(texts));
}

/** Texts as a list. */
export function listOf(texts: readonly string[]): HTMLUListElement {
  const list = document.createElement('ul');
  for (const text of texts) setText(list.appendChild(document.createElement('li')), text);
  return list;
}

/** An entry of a list to choose from. */
export function option(value: string, text: string): HTMLOptionElement {
  const element = document.createElement('option');
  element.value = value;
  setText(element, text);
  return element;
}
