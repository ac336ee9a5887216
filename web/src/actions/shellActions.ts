import { redo, undo } from '../shell/acting';
import { lockNow } from '../shell/lock';
import { opened } from '../shell/sheets';
import type { Action } from './registry';
import { type AppState, isOpen } from './state';

const always = (): boolean => true;

const going = (id: string, place: string): Action<AppState> => ({
  id: `go.${id}`,
  label: `page.go.${id}`,
  enabled: isOpen,
  run: (state) => state.go(place),
});

/** What can be done on every page. */
export const shellActions: readonly Action<AppState>[] = [
  {
    id: 'shell.palette',
    label: 'page.palette.open',
    keys: ['Ctrl-K'],
    whileTyping: true,
    inPalette: false,
    enabled: isOpen,
    run: () => opened.set('palette'),
  },
  { id: 'shell.keys', label: 'page.keys.open', keys: ['?'], enabled: always, run: () => opened.set('keys') },
  {
    id: 'shell.search',
    label: 'page.search.open',
    keys: ['/'],
    enabled: isOpen,
    run: () => document.getElementById('search-words')?.focus(),
  },
  { id: 'shell.undo', label: 'page.undo', keys: ['u', 'Ctrl-Z'], enabled: isOpen, run: () => void undo() },
  { id: 'shell.redo', label: 'page.redo', keys: ['Ctrl-Shift-Z', 'Ctrl-Y'], enabled: isOpen, run: () => void redo() },
  { id: 'shell.lock', label: 'page.lock.now', keys: ['Ctrl-Shift-L'], whileTyping: true, enabled: isOpen, run: () => void lockNow() },
  going('overview', '/overview'),
  going('sources', '/sources'),
  going('coding', '/code'),
  going('codebook', '/codebook'),
  going('passages', '/passages'),
  going('history', '/history'),
  going('protection', '/protection'),
  going('settings', '/settings'),
];
