import { type WordsAttribute, wordsAttribute } from './layout';

/*
 * Where two directions meet in a line, one place on the screen is two in the text, and browsers choose the one that fits the line. A person who drags from
 * the first letter of a right-to-left phrase to its last digit means the letters pointed at. So in such turns we ask which character lies under the pointer
 * and which half of it.
 */

const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const leftToRightSign = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Whether words of both directions meet in a text. */
export function isMixed(words: string): boolean {
  return rightToLeftLetter.test(words) && leftToRightSign.test(words);
}

/** The offset that is pointed at among words of both directions; null elsewhere: there the browser is right. */
export function offsetPointedAt(
  target: EventTarget | null,
  x: number,
  y: number,
  attribute: WordsAttribute = wordsAttribute,
): number | null {
  const words = target instanceof Element ? target.closest(`[${attribute}]`) : null;
  if (words === null || !isMixed(words.textContent ?? '')) return null;
  const walker = words.ownerDocument.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const range = words.ownerDocument.createRange();
  let from = Number(words.getAttribute(attribute));
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    for (const { index, segment } of characters.segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      for (const box of range.getClientRects()) {
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
        const isEnd = x > (box.left + box.right) / 2 !== runsBackwards(node.data, index, segment);
        return from + index + (isEnd ? segment.length : 0);
      }
    }
    from += node.length;
  }
  return null;
}

// A sign without a direction of its own goes with the letter before it; digits always run from left to right.
function runsBackwards(text: string, index: number, segment: string): boolean {
  if (rightToLeftLetter.test(segment) && !/\p{Nd}/u.test(segment)) return true;
  if (leftToRightSign.test(segment)) return false;
  for (let at = index - 1; at >= 0; at--) {
    const before = text[at] ?? '';
    if (rightToLeftLetter.test(before)) return true;
    if (leftToRightSign.test(before)) return false;
  }
  return false;
}
