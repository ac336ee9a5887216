const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** Whether a text runs from right to left: by its first letter, as `dir="auto"` does. A text without letters runs from left to right. */
export function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && rightToLeft.test(letter);
}

/** Where an arrow key leads in reading order; null for other keys. */
export function arrowDirection(key: string, rightToLeft: boolean): 'forward' | 'backward' | null {
  if (key === 'ArrowRight') return rightToLeft ? 'backward' : 'forward';
  if (key === 'ArrowLeft') return rightToLeft ? 'forward' : 'backward';
  return null;
}
