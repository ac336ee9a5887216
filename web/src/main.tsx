import '@mantine/core/styles.layer.css';
import './fonts.css';
import './theme.css';
import './shell/shell.css';
import './parts/parts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { speak } from './messages/current';
import { enter, watchForLinks } from './shell/entry';
import { watchWholePage } from './shell/lock';

// The server writes a fresh nonce into the page each time it is served; Mantine's style elements carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to be drawn in.');

watchWholePage();
watchForLinks();
const entering = enter();
await speak('en');
createRoot(place).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
);
await entering;
