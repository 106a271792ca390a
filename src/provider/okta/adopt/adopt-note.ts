/**
 * Something to know before the first plan of an adopted app. A `warning` is about people who would lose access or roles,
 * or a plan that fails; whatever else differs is an `info`. The text is whole sentences and may hold text from outside.
 */
export interface AdoptNote {
  readonly severity: 'warning' | 'info';
  readonly text: string;
}

export function warning(text: string): AdoptNote {
  return { severity: 'warning', text };
}

export function info(text: string): AdoptNote {
  return { severity: 'info', text };
}
