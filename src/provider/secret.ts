import { inspect } from 'node:util';

/** A secret that shows itself to nobody who does not ask for it: not to JSON, not to a log, not to an inspection. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
