import { historyPoints } from '../../src/history/history-point.js';
import { at, finding, run } from './sample-runs.js';

const shown = (...runs: Parameters<typeof historyPoints>[0]) =>
  historyPoints(runs).map(({ capturedAt, open }) => [capturedAt, open.critical, open.high]);

describe('historyPoints', () => {
  it('GIVEN runs in any order THEN a point for each, oldest first, without what is excepted', () => {
    const critical = finding('a', { severity: 'critical' });
    const runs = [
      run(at(2), { acme: [critical] }),
      run(at(1), { acme: [critical, finding('b'), finding('c', { excepted: true })] }),
    ];
    expect(shown(...runs)).toEqual([
      [at(1), 1, 1],
      [at(2), 1, 0],
    ]);
  });

  it('GIVEN a run that did not read an account THEN that account counts as it was last read', () => {
    const runs = [
      run(at(1), { acme: [finding('a')], other: [finding('b')] }),
      run(at(2), { acme: [] }),
      run(at(3), { other: [] }),
    ];
    expect(shown(...runs)).toEqual([
      [at(1), 0, 2],
      [at(2), 0, 1],
      [at(3), 0, 0],
    ]);
  });

  it('GIVEN runs of one moment, one for each account THEN they are one point', () => {
    expect(shown(run(at(1), { acme: [finding('a')] }), run(at(1), { other: [finding('b')] }))).toEqual([[at(1), 0, 2]]);
  });

  it('GIVEN no run THEN there is no point', () => {
    expect(historyPoints([])).toEqual([]);
  });
});
