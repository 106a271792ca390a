import { decoded } from './decoded.js';
import { secretForms, type SecretForm } from './secret-forms.js';

/** A part of a text, from one position up to another. */
type Span = readonly [from: number, to: number];

/** A form with all its stretches of one length, so that each place of a text takes one look. */
interface SearchedForm extends SecretForm {
  readonly length: number;
  readonly stretches: ReadonlySet<string>;
}

/**
 * A function that strikes secrets out of a text: wherever one stands, whole or in a part of at least eight characters, as it
 * is, in other letter case, in base64 or hexadecimal, in the escapes of URLs, HTML or JSON, and cut by blanks or line ends.
 * What it does not find, see SECURITY.md. A text without a secret stays as it is.
 *
 * @param struckOut what stands in its place
 */
export function redactor(secrets: readonly string[], struckOut = '[secret]'): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap(secretForms)
    .map(searched);
  if (forms.length === 0) return (text) => text;
  const isSafeToKeep = !secrets.some((secret) => secret.includes(struckOut));
  const strike = (text: string): string => {
    const spans = decoded(text).flatMap((view) =>
      spansIn(view.text, forms).map(([from, to, isEncoded]): Span => {
        const span: Span = [view.starts[from]!, view.ends[to - 1]!];
        return isEncoded ? wholeToken(text, span) : span;
      }),
    );
    return spans.length === 0 ? text : withoutSpans(text, spans, struckOut);
  };
  // What was struck out before stays as it is: a secret such as "access" would else be found in the words that replaced it.
  return (text) =>
    isSafeToKeep && text.includes(struckOut) ? text.split(struckOut).map(strike).join(struckOut) : strike(text);
}

function searched(form: SecretForm): SearchedForm {
  const length = Math.min(form.text.length, form.fragment);
  const stretches = new Set<string>();
  for (let at = 0; at + length <= form.text.length; at += 1) stretches.add(form.text.slice(at, at + length));
  return { ...form, length, stretches };
}

/** Where the forms stand in a text, or enough of one. */
function spansIn(
  text: string,
  forms: readonly SearchedForm[],
): readonly [from: number, to: number, encoded: boolean][] {
  const spans: [number, number, boolean][] = [];
  for (let at = 0; at < text.length;) {
    let longest = 0;
    let isEncoded = false;
    for (const form of forms) {
      const length = lengthOf(text, at, form);
      if (length > longest) [longest, isEncoded] = [length, form.isEncoded];
    }
    if (longest > 0) spans.push([at, at + longest, isEncoded]);
    at += Math.max(1, longest);
  }
  return spans;
}

/** How much of the text from `at` on is the form or enough of it; 0 if it is neither. */
function lengthOf(text: string, at: number, { text: form, length: least, stretches }: SearchedForm): number {
  if (!stretches.has(text.slice(at, at + least))) return 0;
  let length = least;
  while (at + length < text.length && form.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}

const OF_BASE64 = /[\w+/=-]/;

/** The whole run of characters of base64 around a span: its first and last ones hold bits of the secret. */
function wholeToken(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start > 0 && OF_BASE64.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && OF_BASE64.test(text.charAt(end))) end += 1;
  return [start, end];
}

/** Overlapping spans are one, and neighbours are two. */
function withoutSpans(text: string, spans: readonly Span[], struckOut: string): string {
  let shown = '';
  let at = 0;
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0] || other[1] - one[1])) {
    if (from >= at) shown += text.slice(at, from) + struckOut;
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}
