import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { closeAll, send, simulate } from './scim-client.js';

afterEach(closeAll);

test('GIVEN somebody who works in Klaviyo WHEN users are changed, added, removed THEN SCIM shows it, and the log does not', async () => {
  // GIVEN
  const simulator = await simulate();
  // WHEN
  simulator.console.change('OWNER@example.com', { role: 'admin', active: false });
  const added = simulator.console.add({ userName: 'new@example.com', role: 'unknown' });
  simulator.console.remove('ada@example.com');
  expect(simulator.requests()).toEqual([]);
  // THEN
  expect((await send(simulator, 'GET', '/Users/owner-1')).body).toMatchObject({ role: 'admin', active: false });
  expect((await send(simulator, 'GET', `/Users/${added.id}`)).body).toMatchObject({ role: 'unknown' });
  expect((await send(simulator, 'GET', '/Users/ada-1')).status).toBe(404);
});

test('GIVEN nobody of the userName THEN it is an error', async () => {
  const { console } = await simulate();
  expect(() => console.change('nobody@example.com', {})).toThrow(SimulatorError);
  expect(() => console.remove('nobody@example.com')).toThrow('has the userName "nobody@example.com"');
});
