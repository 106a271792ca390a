/** Says whether a JSON body has a secret in one of its strings or names, given both as it came and as it was parsed. */
export type SecretFinder = (text: string, body: unknown) => boolean;

/**
 * A function that finds the access key in an answer: as it is, in other letter case, or percent-encoded. An error is struck
 * clean of the key, but a name or a role of a record goes into reports as it is, and striking it out there would report
 * something that is not so; so a body with the key in it must not be used at all.
 *
 * A part of the key is not looked for, since a few characters can stand in a name by chance.
 */
export function echoedKey(accessKey: string): SecretFinder {
  const forms = [...new Set([accessKey, encodeURIComponent(accessKey)].map((form) => form.toLowerCase()))];
  const holds = (text: string): boolean => {
    const searched = text.toLowerCase();
    return forms.some((form) => searched.includes(form));
  };
  // Only JSON's escapes can hide it from a look at the text as a whole, which is many times as fast.
  return (text, body) => holds(text) || (text.includes('\\') && someText(body, holds));
}

/** Whether some string or member name, however deep, is so. */
function someText(body: unknown, isSo: (text: string) => boolean): boolean {
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && isSo(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) left.push(name, member);
  }
  return false;
}
