/** The code that decides whether a run may end without findings: nearly every change of it must fail a test. */
export const DECIDING = [
  'src/access/declared-people.ts',
  'src/drift/**/*.ts',
  'src/history/**/*.ts',
  'src/klaviyo/**/*.ts',
  'src/plan/*.ts',
  'src/plan/guard/**/*.ts',
  'src/provider/okta/app/read-*.ts',
  'src/provider/okta/connection/**/*.ts',
  'src/provider/okta/plan.ts',
  'src/provider/okta/plan/**/*.ts',
  'src/provider/okta/statuses.ts',
] as const;

/** The files of one room, which are tried with the tests of the same room. */
export interface MutatedRoom {
  readonly room: string;
  /** Paths or patterns of files below `src`. */
  readonly files: readonly string[];
  /** The folder of its tests. */
  readonly tests: string;
}

/**
 * Sorts files by their room, since each room is tried with its own tests.
 *
 * @param files - paths or patterns below `src`; default: all that decides
 * @throws Error for a path that is not below a room of `src`
 */
export function roomsOf(files: readonly string[]): readonly MutatedRoom[] {
  const rooms = new Map<string, string[]>();
  for (const file of files.length === 0 ? DECIDING : files) {
    const room = /^src\/([a-z]+)\/./.exec(file)?.[1];
    if (room === undefined)
      throw new Error(`"${file}" is not a file in a room of src, such as src/plan/plan-action.ts.`);
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  return [...rooms].map(([room, of]) => ({ room, files: of, tests: `test/${room}` }));
}
