import { expect, test } from 'vitest';
import { makePlaces } from './places';

test('so many go at once, the others in the order of coming, and a place is given back once', async () => {
  const places = makePlaces(2);
  const first = await places.take();
  await places.take();
  const came: string[] = [];
  const third = places.take().then((done) => {
    came.push('third');
    return done;
  });
  void places.take().then(() => came.push('fourth'));
  await Promise.resolve();
  expect(came).toEqual([]);
  first();
  first();
  const done = await third;
  expect(came).toEqual(['third']);
  done();
  await new Promise((resolve) => setTimeout(resolve));
  expect(came).toEqual(['third', 'fourth']);
});
