// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { canonical, matches, parseKey, type Stroke, showKey } from './keys';
import { filterByName } from './palette';
import { type Action, isTyping, makeRegistry } from './registry';

const stroke = (key: string, code: string, held = ''): Stroke => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  getModifierState: (name) => name === 'AltGraph' && held.includes('g'),
});

describe('A key', () => {
  test.each([
    ['Ctrl-K', stroke('k', 'KeyK', 'c')],
    ['Ctrl-K', stroke('K', 'KeyK', 'c')],
    ['Ctrl-K', stroke('ن', 'KeyK', 'c')],
    ['c', stroke('ز', 'KeyC')],
    ['Shift-C', stroke('ژ', 'KeyC', 's')],
    ['Shift-ArrowRight', stroke('ArrowRight', 'ArrowRight', 's')],
    ['.', stroke('.', 'Period')],
    ['.', stroke('ز', 'Period')],
    ['?', stroke('?', 'Slash', 's')],
    ['?', stroke('؟', 'Slash', 's')],
    ['?', stroke('?', 'Minus', 's')],
    ['/', stroke('ظ', 'Slash')],
    ['[', stroke('ج', 'BracketLeft')],
    ['[', stroke('[', 'Digit8', 'cag')],
    ['1', stroke('1', 'Digit1')],
    ['1', stroke('۱', 'Digit1')],
    ['1', stroke('١', 'Digit1')],
    ['1', stroke('1', 'Digit1', 's')],
    ['Alt-L', stroke('¬', 'KeyL', 'a')],
    ['Space', stroke(' ', 'Space')],
    // By what the key writes, not by its place, where that is Latin: Dvorak's k is on the V.
    ['k', stroke('k', 'KeyV')],
  ])('%s answers %o', (key, pressed) => expect(matches(parseKey(key), pressed, false)).toBe(true));

  test.each([
    ['Ctrl-K', stroke('k', 'KeyK')],
    ['k', stroke('k', 'KeyK', 'c')],
    ['k', stroke('k', 'KeyK', 'm')],
    ['c', stroke('C', 'KeyC', 's')],
    ['k', stroke('v', 'KeyK')],
    ['1', stroke('&', 'Digit1')],
    ['c', stroke('c', 'KeyC', 'a')],
    ['ArrowRight', stroke('ArrowRight', 'ArrowRight', 's')],
    ['.', stroke('Process', 'Period')],
    ['k', { ...stroke('k', 'KeyK'), isComposing: true }],
  ])('%s does not answer %o', (key, pressed) => expect(matches(parseKey(key), pressed, false)).toBe(false));

  it('with Ctrl is with Command on a Mac', () => {
    expect(matches(parseKey('Ctrl-K'), stroke('k', 'KeyK', 'm'), true)).toBe(true);
    expect(matches(parseKey('Ctrl-K'), stroke('k', 'KeyK', 'c'), true)).toBe(false);
    expect(showKey(parseKey('Ctrl-Shift-k'), true)).toBe('⇧⌘K');
    expect(showKey(parseKey('Ctrl-Shift-k'), false)).toBe('Ctrl Shift K');
    expect(showKey(parseKey('Shift-ArrowLeft'), false)).toBe('Shift ←');
    expect(showKey(parseKey('c'), false)).toBe('c');
  });

  test.each(['', 'Hyper-K', 'Ctrl-Ctrl-K', 'Ctrl-', 'Return', 'Shift-1', 'ز'])('is refused where it names none: %s', (written) =>
    expect(() => parseKey(written)).toThrow(),
  );

  test.each([
    ['ctrl-k', 'Ctrl-k'],
    ['Shift-Ctrl-K', 'Ctrl-Shift-k'],
    ['-', '-'],
    ['Ctrl--', 'Ctrl--'],
  ])('%s has one text', (written, text) => expect(canonical(parseKey(written))).toBe(text));
});

describe('The registry', () => {
  const action = (id: string, more: Partial<Action<boolean>> = {}): Action<boolean> => ({
    id,
    label: `page.${id}`,
    enabled: (state) => state,
    run: () => {},
    ...more,
  });

  it('refuses two actions of one id', () => expect(() => makeRegistry([action('a'), action('a')])).toThrow("'a'"));

  it('refuses one key for two actions that could both answer', () => {
    const code = action('code', { keys: ['c'], scope: 'text' });
    expect(() => makeRegistry([code, action('copy', { keys: ['C'], scope: 'text' })])).toThrow("'copy' and 'code'");
    expect(() => makeRegistry([code, action('copy', { keys: ['c'] })])).toThrow();
    expect(() => makeRegistry([action('copy', { keys: ['c'] }), code])).toThrow();
    expect(() => makeRegistry([action('twice', { keys: ['Ctrl-k', 'ctrl-K'] })])).toThrow();
    expect(() => makeRegistry([code, action('close', { keys: ['c'], scope: 'dialog' })])).not.toThrow();
  });

  const registry = makeRegistry([
    action('code', { keys: ['c'], scope: 'text' }),
    action('close', { keys: ['c'], scope: 'dialog' }),
    action('palette', { keys: ['Ctrl-K'], whileTyping: true }),
  ]);

  it('finds the action of a stroke in the scopes that hold', () => {
    expect(registry.find(stroke('c', 'KeyC'), ['text'], true, false)?.id).toBe('code');
    expect(registry.find(stroke('c', 'KeyC'), ['dialog', 'text'], true, false)?.id).toBe('close');
    expect(registry.find(stroke('c', 'KeyC'), [], true, false)).toBeNull();
    expect(registry.find(stroke('c', 'KeyC'), ['text'], false, false)).toBeNull();
    expect(registry.get('code').keys).toEqual(['c']);
    expect(registry.keysOf('palette').map(canonical)).toEqual(['Ctrl-k']);
    expect(() => registry.get('none')).toThrow();
  });

  it('does nothing while a person types, but for what says that it does', () => {
    const target = document.createElement('textarea');
    expect(registry.find({ ...stroke('c', 'KeyC'), target }, ['text'], true, false)).toBeNull();
    expect(registry.find({ ...stroke('k', 'KeyK', 'c'), target }, ['text'], true, false)?.id).toBe('palette');
  });

  test.each([
    ['<input>', true],
    ['<input type="search">', true],
    ['<input type="checkbox">', false],
    ['<textarea></textarea>', true],
    ['<select></select>', true],
    ['<div contenteditable><b></b></div>', true],
    ['<div contenteditable="false"></div>', false],
    ['<button></button>', false],
    ['<mark></mark>', false],
  ])('knows whether keys write into %s', (html, expected) => {
    document.body.innerHTML = html;
    expect(isTyping(document.body.querySelector('b') ?? document.body.firstElementChild)).toBe(expected);
  });

  it('knows that no element is no field', () => expect(isTyping(null)).toBe(false));
});

describe('Typing ahead', () => {
  const names = ['Pay received', 'Late pay', 'Repayment', 'يكي', 'Käse', 'Family contact', 'می‌رود'].map((name) => ({ name }));
  const found = (typed: string) => filterByName(names, typed).map((n) => n.name);

  it('finds what begins so before what holds it', () => expect(found('pay')).toEqual(['Pay received', 'Late pay', 'Repayment']));
  it('wants every word, in any order', () => expect(found('rec pay')).toEqual(['Pay received']));
  it('compares letters as a search does', () => {
    expect(found('یکی')).toEqual(['يكي']);
    expect(found('KASE')).toEqual(['Käse']);
    expect(found('میر')).toEqual(['می‌رود']);
  });
  it('finds all where nothing is typed, and nothing where nothing is meant', () => {
    expect(found('  ')).toHaveLength(names.length);
    expect(found('wage')).toEqual([]);
  });
  it('finds by other words too', () => expect(filterByName([{ name: 'Undo', aliases: ['take back'] }], 'back')).toHaveLength(1));
});
