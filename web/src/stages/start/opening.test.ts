import { expect, test } from 'vitest';
import { studyPath } from './opening';

test.each([
  ['/home/mira', 'study', '/', '/home/mira/study.offramp'],
  ['/home/mira', ' study.offramp ', '/', '/home/mira/study.offramp'],
  ['/', 'a.OFFRAMP', '/', '/a.OFFRAMP'],
  ['C:\\Users', 'study', '\\', 'C:\\Users\\study.offramp'],
])('%s and %s lead to one file', (folder, name, separator, path) => expect(studyPath(folder, name, separator)).toBe(path));
