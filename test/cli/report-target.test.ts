import { reportTargets } from '../../src/cli/report-target.js';

describe('reportTargets', () => {
  it('GIVEN none THEN text goes to standard output', () => {
    expect(reportTargets([], '/run')).toEqual([{ format: 'text', path: undefined }]);
  });

  it('GIVEN different files THEN each path stays as it is written', () => {
    expect(reportTargets(['json=out/a.json', 'csv=./out/a.csv', 'text'], '/run')).toEqual([
      { format: 'json', path: 'out/a.json' },
      { format: 'csv', path: './out/a.csv' },
      { format: 'text', path: undefined },
    ]);
  });

  it.each([
    ['same.out', 'same.out'],
    ['same.out', './same.out'],
    ['same.out', 'out/../same.out'],
    ['same.out', '/run/same.out'],
  ])('GIVEN %s and %s, which are one file, THEN it is refused: one report would overwrite the other', (one, other) => {
    expect(() => reportTargets([`json=${one}`, `csv=${other}`], '/run')).toThrow(
      `Two reports would be written to ${other}. Give each its own file.`,
    );
  });
});
