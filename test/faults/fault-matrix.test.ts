import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { FaultServer } from './fault-server.js';
import { FAULT_CELLS, FAULT_TABLE } from './fault-table.js';
import { FAULTS } from './faults.js';
import { mismatch } from './mismatch.js';
import { runFault } from './run-fault.js';

const server = new FaultServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

test('GIVEN the faults of the server THEN the table holds each of them, and no others', () => {
  expect([...new Set(FAULT_TABLE.map(({ fault }) => fault))].sort()).toEqual(Object.keys(FAULTS).sort());
});

test('GIVEN the table THEN no page with one fault stands in it twice', () => {
  const cells = FAULT_CELLS.map(({ fault, where, often }) => `${fault} | ${where} | ${often}`);
  expect(cells.filter((cell, index) => cells.indexOf(cell) !== index)).toEqual([]);
});

test('GIVEN no fault THEN the listing is complete at once, and of that many pages', async () => {
  const ending = await runFault(KlaviyoScimClient, server, undefined, 1);
  expect(mismatch(ending, 'complete')).toBeUndefined();
  expect(server.asked).toEqual([1, 10, 19, 28, 37]);
});

describe('GIVEN pages read one after another, WHEN there is', () => {
  test.each(FAULT_CELLS.map((cell) => [`${cell.fault}, on the ${cell.where} page, ${cell.often}`, cell] as const))(
    '%s',
    async (_name, { fault, where, often, outcome }) => {
      const ending = await runFault(KlaviyoScimClient, server, { fault: FAULTS[fault]!, where, often }, 1);
      expect(mismatch(ending, outcome)).toBeUndefined();
    },
  );
});
