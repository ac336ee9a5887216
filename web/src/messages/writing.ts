/**
 * How a language writes the values in its messages, as `MessageWriting` does in C#: digits of numbers, and signs around text that runs the other
 * way. Numbers alone change their digits. Offsets keep theirs, and what is passed as text stands as it is: ids, dates in EDTF, names.
 */
export interface Writing {
  readonly digits: string;
  readonly thousands: string;
  readonly fraction: string;
  /** Which texts are isolated from the sentence around them. */
  readonly isolates: 'none' | 'other-direction' | 'every';
}

/** Latin digits and no signs: what is compared, and what a test language changes. */
export const plainWriting: Writing = { digits: '0123456789', thousands: ',', fraction: '.', isolates: 'none' };

export const englishWriting: Writing = { ...plainWriting, isolates: 'other-direction' };

export const persianWriting: Writing = { digits: '۰۱۲۳۴۵۶۷۸۹', thousands: '\u066C', fraction: '\u066B', isolates: 'every' };

// Unicode Standard Annex 9: a first strong isolate takes its direction from what is in it, and lets nothing of it out.
const isolate = '\u2068';
const endOfIsolate = '\u2069';
const rightToLeftMark = '\u200F';
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Where something stands in a text is typed and compared: its digits stay Latin. */
export const offsets: ReadonlySet<string> = new Set(['at', 'start', 'end', 'foundStart', 'foundEnd', 'offset', 'position']);

/** A number that was written in Latin digits. */
export function localised(latin: string, writing: Writing): string {
  if (writing.digits === plainWriting.digits) return latin;
  return latin.replace(/[0-9,.]/g, (sign) =>
    sign === ',' ? writing.thousands : sign === '.' ? writing.fraction : (writing.digits[Number(sign)] ?? sign),
  );
}

/** A text, kept apart from the sentence around it where it could turn the order of its words. */
export function isolated(text: string, writing: Writing): string {
  const apart = writing.isolates === 'every' ? text.length > 0 : writing.isolates === 'other-direction' && rightToLeft.test(text);
  return apart ? isolate + text + endOfIsolate : text;
}

/**
 * A whole message. Where it begins with an isolated name, browsers would take its direction from the name (dir="auto"): a mark before it says that
 * the sentence runs from right to left.
 */
export function begun(message: string, writing: Writing): string {
  const named = writing.isolates === 'every' && message.startsWith(isolate) && message.indexOf(endOfIsolate) < message.length - 1;
  return named ? rightToLeftMark + message : message;
}
