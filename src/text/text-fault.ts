import { hasControlCharacters } from './hidden-characters.js';

/**
 * What all tokens of cdktf begin with: `${TfToken[`, `#{TfToken[` and `&{TfToken[` (cdktf 0.21,
 * lib/tokens/private/encoding). cdktf puts a reference or another value in place of such a text wherever it finds one,
 * and knows no way to escape it.
 */
const TOKEN = '{TfToken[';

/** What a text must be free of and is not, as `without ...`; undefined if it may stand in an access file. */
export function textFault(text: string): string | undefined {
  return hasControlCharacters(text) ? 'without control characters' : tokenFault(text);
}

/** As `textFault`, for a text in which anything may stand but a token of cdktf. */
export function tokenFault(text: string): string | undefined {
  return text.includes(TOKEN) ? `without "${TOKEN}", which a deploy would not take as text` : undefined;
}
