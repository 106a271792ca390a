/** A value of a synthesised stack. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** The attributes of a resource. */
export type Attributes = Readonly<Record<string, Value>>;

/** A stack as Terraform reads it, and nothing of the access file. */
export interface SynthesisedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly locals?: Readonly<Record<string, readonly string[]>>;
}

/** The resources of a type. */
export function resources(stack: SynthesisedStack, type: string): readonly Attributes[] {
  return Object.values(stack.resource[type] ?? {});
}

/** The resource to which an attribute refers, such as `${okta_group.group-admins.id}`. */
export function referred(stack: SynthesisedStack, reference: Value | undefined): Attributes {
  const [, type = '', name = ''] = /^\$\{(\w+)\.([\w-]+)\.\w+\}$/.exec(text(reference)) ?? [];
  const found = stack.resource[type]?.[name];
  if (found === undefined) throw new Error(`${text(reference)} refers to nothing in the stack.`);
  return found;
}

/** Which of these people an expression picks: those whose names stand in the local values that it reads. */
export function picked(stack: SynthesisedStack, expression: Value | undefined, names: readonly string[]): string[] {
  if (Array.isArray(expression) && expression.length === 0) return [];
  const locals = [...text(expression).matchAll(/\blocal\.([\w-]+)/g)].map(([, local]) => stack.locals?.[local!]);
  if (locals.length === 0 || locals.includes(undefined)) {
    throw new Error(`${text(expression)} reads no local value of the stack.`);
  }
  const meant = new Set(locals.flatMap((local) => local!.map((name) => name.toLowerCase())));
  const found = names.filter((name) => meant.has(name.toLowerCase()));
  // As the postcondition of the search does.
  if (found.length < meant.size) throw new Error(`Somebody of ${[...meant].join(', ')} is not there.`);
  return found;
}

/** A text of an attribute. */
export function text(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text.`);
  return value;
}

/** The items of a list of an attribute. */
export function items(value: Value | undefined): readonly Attributes[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is no list.`);
  return value as readonly Attributes[];
}
