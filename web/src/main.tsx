import '@mantine/core/styles.layer.css';
import './fonts.css';
import './theme.css';
import './shell/shell.css';
import './parts/parts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { speak } from './messages/current';
import { enter, entry, watchForLinks } from './shell/entry';
import { watchWholePage } from './shell/lock';
import { readPreferences } from './shell/preferences';

// The server writes a fresh nonce into the page each time it is served; Mantine's style elements carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to be drawn in.');

watchWholePage();
watchForLinks();
const entering = enter();
await speak('en');
await entering;
// Before anything is drawn, so that nothing is seen in another language or colour first.
if (entry.get().kind === 'in') await readPreferences();
else entry.subscribe(() => void (entry.get().kind === 'in' && readPreferences()));
createRoot(place).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
);
