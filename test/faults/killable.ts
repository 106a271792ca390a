/** What a run ends with that is killed. */
export class Killed extends Error {}

/** Calls `event` before and after each call of the methods that are named. */
export function watched<T extends object>(
  target: T,
  methods: readonly string[],
  event: (when: 'before' | 'after', method: string, given: readonly unknown[]) => void,
): T {
  return new Proxy(target, {
    get: (object, name) => {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      const method = value.bind(object) as (...given: unknown[]) => unknown;
      if (!methods.includes(String(name))) return method;
      return async (...given: unknown[]) => {
        event('before', String(name), given);
        const result = await method(...given);
        event('after', String(name), given);
        return result;
      };
    },
  });
}
