import { writesOf } from '../klaviyo/writing.js';
import { Applying, creation, endApplying } from './applying.js';

afterEach(endApplying);

const verdicts = ({ verified }: { verified: readonly { verdict: string }[] | undefined }) =>
  verified?.map(({ verdict }) => verdict);

test('GIVEN a write that was verified and that somebody else undid since WHEN applied again THEN it is not repeated', async () => {
  const applying = await Applying.start();
  const actions = [applying.change('alan@example.com', 'update', { role: 'admin' })];
  await applying.run(actions);
  applying.simulator.console.change('alan@example.com', { role: 'analyst' });
  for (const again of [await applying.run(actions), await applying.run(actions)]) {
    expect(verdicts(again)).toEqual(['not-verified']);
  }
  expect(writesOf(applying.simulator)).toHaveLength(1);
});

test('GIVEN a create that is carried out after the listing of the next run WHEN applied again THEN no second one is sent', async () => {
  const applying = await Applying.start();
  applying.simulator.failNext('disconnect', 1, { method: 'POST' });
  await applying.run([creation('new@example.com')]);
  const checkListing = () =>
    void applying.simulator.console.add({ ...creation('new@example.com').to, userName: 'new@example.com' });
  const again = await applying.run([creation('new@example.com')], { checkListing });
  expect(again.results[0]).toMatchObject({ status: 'conflict', message: expect.stringContaining('by now') as unknown });
  expect(verdicts(again)).toEqual(['verified']);
  expect(writesOf(applying.simulator)).toHaveLength(1);
});

test('GIVEN a write that the server accepted and did not do WHEN applied again THEN it is sent again', async () => {
  const applying = await Applying.start();
  const actions = [applying.change('alan@example.com', 'update', { role: 'admin' }), creation('new@example.com')];
  applying.simulator.failNext('write-lost', 1, { method: 'PATCH' });
  applying.simulator.failNext('write-lost', 1, { method: 'POST' });
  expect(verdicts(await applying.run(actions))).toEqual(['not-verified', 'not-verified']);
  expect(verdicts(await applying.run(actions))).toEqual(['verified', 'verified']);
  expect(writesOf(applying.simulator)).toHaveLength(4);
});
