import { waitingFaults } from '../../src/simulator/waiting-faults.js';

describe('waitingFaults', () => {
  test('GIVEN faults that are ordered THEN each request takes the first that hits it, as often as it was ordered', () => {
    const faults = waitingFaults<'denied' | 'slow'>();
    faults.failNext('denied', 2, { method: 'GET', path: /^\/users/ });
    faults.failNext('slow', 1, { path: 'users' });
    const taken = ['GET /groups', 'GET /users', 'PUT /users', 'GET /users', 'GET /users'].map((request) => {
      const [method = '', url = ''] = request.split(' ');
      return faults.take(method, url);
    });
    expect(taken).toEqual([undefined, 'denied', 'slow', 'denied', undefined]);
  });

  test('GIVEN a fault that does not fit the request THEN it waits', () => {
    const faults = waitingFaults<'cut' | 'denied'>();
    faults.failNext('cut', 1, {});
    faults.failNext('denied', 1, {});
    expect(faults.take('GET', '/', (kind) => kind !== 'cut')).toBe('denied');
    expect(faults.take('GET', '/', (kind) => kind !== 'cut')).toBeUndefined();
    expect(faults.take('GET', '/')).toBe('cut');
  });

  test('GIVEN a rate limit every second request THEN it uses up no fault, and stops when it is reported to', () => {
    const faults = waitingFaults<'denied'>();
    faults.rateLimitEvery(2);
    faults.failNext('denied', 2, {});
    expect([1, 2, 3].map(() => faults.take('GET', '/'))).toEqual(['denied', 'rate-limit', 'denied']);
    faults.rateLimitEvery(undefined);
    expect([1, 2].map(() => faults.take('GET', '/'))).toEqual([undefined, undefined]);
  });

  test('GIVEN faults and a rate limit WHEN they are cleared THEN nothing goes wrong', () => {
    const faults = waitingFaults<'denied'>();
    faults.failNext('denied', 5, {});
    faults.rateLimitEvery(2);
    faults.clearFaults();
    expect([1, 2, 3].map(() => faults.take('GET', '/'))).toEqual([undefined, undefined, undefined]);
  });
});
