import { parseRoster } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';

/** Reads whatever it is as a roster, and asserts that there are people, each once, or a RosterError that names lines. */
export function peopleOrRefused(content: string | Uint8Array, path: string): void {
  try {
    const users = parseRoster(content, { path });
    expect(users.length).toBeGreaterThan(0);
    expect(new Set(users.map(({ userName }) => userName.toLowerCase())).size).toBe(users.length);
  } catch (error) {
    expect(error).toBeInstanceOf(RosterError);
    expect((error as RosterError).problems.length).toBeGreaterThan(0);
    expect((error as RosterError).problems.every(({ line }) => line! > 0)).toBe(true);
  }
}
