import { bench, describe } from 'vitest';
import { addToLanes, layLanes } from './lanes';
import { cutAll, recut } from './segments';
import { someLongText } from './some.test-values';

const { turns, codings } = someLongText();
const segments = cutAll(turns, codings);
const lanes = layLanes(codings);
const added = { id: 'new', start: 150_000, end: 150_400 };

describe('300,000 characters with 2,000 codings', () => {
  bench('cut whole', () => {
    cutAll(turns, codings);
  });
  bench('one coding more', () => {
    recut(segments, [added]);
  });
  bench('lanes of all', () => {
    layLanes(codings);
  });
  bench('lane of one more', () => {
    addToLanes(lanes, codings, added);
  });
});
