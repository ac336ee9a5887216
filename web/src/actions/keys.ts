/** A stroke as an action names it: `Ctrl-K`, `Shift-ArrowRight`, `.`, `1`. On a Mac, Ctrl is Command. */
export interface Key {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** The key's name as the browser tells it; letters in lower case. */
  readonly key: string;
}

/** What is read of a keyboard event. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing?: boolean;
  getModifierState?(modifier: string): boolean;
}

const named = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Enter', 'Escape', 'Tab', 'Space', 'Backspace', 'Delete', 'Insert'],
  ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`),
]);

// The signs of a United States keyboard by the place of their key, without Shift and with it: what a Persian or Arabic keyboard writes there instead
// is not what the action names.
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};

/** Reads a key as an action names it. Misuse throws: keys stand in the source. */
export function parseKey(written: string): Key {
  const parts = written === '-' || written.endsWith('--') ? [...written.slice(0, -1).split('-').filter(Boolean), '-'] : written.split('-');
  const last = parts.pop() ?? '';
  const modifiers = parts.map((part) => part.toLowerCase());
  const unknown = modifiers.find((m, i) => !['ctrl', 'alt', 'shift'].includes(m) || modifiers.indexOf(m) !== i);
  if (unknown !== undefined) throw new Error(`'${written}' has an unknown or repeated modifier.`);
  if (!named.has(last) && !/^[\x21-\x7e]$/.test(last)) throw new Error(`'${written}' names no key.`);
  const isLetter = /^[A-Za-z]$/.test(last);
  const shift = modifiers.includes('shift');
  if (shift && last.length === 1 && !isLetter) throw new Error(`'${written}': name the sign that the key writes with Shift.`);
  return { ctrl: modifiers.includes('ctrl'), alt: modifiers.includes('alt'), shift, key: isLetter ? last.toLowerCase() : last };
}

/** One text for each key, so that two ways to write one are known as one. */
export function canonical(key: Key): string {
  return `${key.ctrl ? 'Ctrl-' : ''}${key.alt ? 'Alt-' : ''}${key.shift ? 'Shift-' : ''}${key.key}`;
}

/** Whether a stroke is of a key. */
export function matches(key: Key, stroke: Stroke, isMac: boolean): boolean {
  if (stroke.isComposing === true || stroke.key === 'Process' || stroke.key === 'Dead') return false;
  const ctrl = isMac ? stroke.metaKey : stroke.ctrlKey;
  const other = isMac ? stroke.ctrlKey : stroke.metaKey;
  // AltGr is Ctrl and Alt on some systems, and there only a way to write a sign.
  const writes = stroke.getModifierState?.('AltGraph') === true;
  if (other || (!writes && (ctrl !== key.ctrl || stroke.altKey !== key.alt)) || (writes && (key.ctrl || key.alt))) return false;
  const pressed = pressedKey(stroke);
  // Which sign is written tells by itself whether Shift was held; letters and named keys do not.
  const isSign = pressed.length === 1 && !/[a-z]/.test(pressed);
  return pressed === key.key && (isSign || stroke.shiftKey === key.shift);
}

// What a keyboard with Latin letters would write: by the place of the key where the letter or sign itself is of another script, or where Alt or
// Command changed what is written.
function pressedKey(stroke: Stroke): string {
  if (stroke.key === ' ') return 'Space';
  if (named.has(stroke.key)) return stroke.key;
  if (/^[\x21-\x7e]$/.test(stroke.key)) return stroke.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(stroke.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(stroke.code)?.[1];
  if (digit !== undefined && !stroke.shiftKey) return digit;
  return signs[stroke.code]?.[stroke.shiftKey ? 1 : 0] ?? stroke.key;
}

/** A key as it is shown beside its action: `Ctrl K`, on a Mac `⌘K`. */
export function showKey(key: Key, isMac: boolean): string {
  const arrows: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
  const name = arrows[key.key] ?? (/^[a-z]$/.test(key.key) && (key.ctrl || key.alt || key.shift) ? key.key.toUpperCase() : key.key);
  if (isMac) return `${key.alt ? '⌥' : ''}${key.shift ? '⇧' : ''}${key.ctrl ? '⌘' : ''}${name}`;
  return [key.ctrl && 'Ctrl', key.alt && 'Alt', key.shift && 'Shift', name].filter(Boolean).join(' ');
}
