import { DECIDING, roomsOf } from '../../mutation/rooms.js';

describe('the rooms of a mutation run', () => {
  it('GIVEN files of two rooms WHEN they are sorted THEN each room has its files and its tests', () => {
    expect(roomsOf(['src/plan/guard/refusal.ts', 'src/drift/order.ts', 'src/plan/plan-error.ts'])).toEqual([
      { room: 'plan', files: ['src/plan/guard/refusal.ts', 'src/plan/plan-error.ts'], tests: 'test/plan' },
      { room: 'drift', files: ['src/drift/order.ts'], tests: 'test/drift' },
    ]);
  });

  it('GIVEN no files THEN everything that decides is tried', () => {
    expect(roomsOf([]).flatMap(({ files }) => files)).toEqual([...DECIDING].sort());
  });

  it.each(['test/plan/a.test.ts', 'src/index.ts', 'src/plan', '/src/plan/a.ts'])(
    'GIVEN %s WHEN it is no file in a room of src THEN it is refused',
    (file) => {
      expect(() => roomsOf([file])).toThrow(`"${file}" is not a file in a room of src`);
    },
  );
});
