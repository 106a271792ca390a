import { fileScores, type MutationReport, onlyKilled, scoreTable, tooLow } from '../../mutation/scores.js';

const report = (files: Readonly<Record<string, readonly string[]>>): MutationReport => ({
  files: Object.fromEntries(
    Object.entries(files).map(([file, statuses]) => [file, { mutants: statuses.map((status) => ({ status })) }]),
  ),
});

const times = (status: string, count: number): readonly string[] => Array.from({ length: count }, () => status);

describe('the scores of a mutation run', () => {
  it('GIVEN changes of all kinds THEN those that do not end are killed, those without a test survive, others do not count', () => {
    const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError', 'RuntimeError'];
    expect(fileScores(report({ 'a.ts': statuses }))).toEqual([{ file: 'a.ts', killed: 2, survived: 2 }]);
  });

  it('GIVEN an earlier run THEN only what a test noticed by failing is taken over', () => {
    const earlier = {
      ...report({ 'a.ts': ['Killed', 'Survived', 'NoCoverage', 'Timeout', 'Killed'] }),
      schemaVersion: '1',
    };
    expect(onlyKilled(earlier)).toEqual({ ...report({ 'a.ts': ['Killed', 'Killed'] }), schemaVersion: '1' });
  });

  it('GIVEN several files THEN the lowest stands first, and files alike stand by name', () => {
    const scores = fileScores(report({ 'c.ts': ['Killed'], 'b.ts': ['Survived'], 'a.ts': [] }));
    expect(scores.map(({ file }) => file)).toEqual(['b.ts', 'a.ts', 'c.ts']);
  });

  it('GIVEN a file of 95 % and one just below THEN the latter is too low', () => {
    const enough = [...times('Killed', 95), ...times('Survived', 5)];
    const scores = fileScores(report({ 'enough.ts': enough, 'low.ts': enough.slice(1) }));
    expect(tooLow(scores).map(({ file }) => file)).toEqual(['low.ts']);
    expect(scoreTable(scores)).toBe(
      [
        '| file      | killed | changes killed | changes that survived |',
        '| --------- | ------ | -------------- | --------------------- |',
        '| low.ts    | 94.9 % | 94             | 5                     |',
        '| enough.ts | 95.0 % | 95             | 5                     |',
        '',
      ].join('\n'),
    );
  });
});
