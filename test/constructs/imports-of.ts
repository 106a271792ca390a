import { type Synthesised } from './okta/synthesise.js';

/** A synthesised stack with its imports. */
export interface SynthesisedWithImports extends Synthesised {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/** What a stack imports: ids by address. */
export function importsOf({ import: imports = [] }: SynthesisedWithImports): Readonly<Record<string, string>> {
  return Object.fromEntries(imports.map(({ to, id }) => [to, id]));
}
