import '@mantine/core/styles.css';
import { DirectionProvider, MantineProvider, Text } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadMessages } from './messages/messages';
import { theme } from './theme';

// The server writes a fresh nonce into the page each time it is served; Mantine's style elements carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
const place = document.getElementById('page');
if (place === null) throw new Error('The page has no place to be drawn in.');

const messages = await loadMessages('en');
document.documentElement.lang = messages.language;
document.documentElement.dir = messages.direction;

createRoot(place).render(
  <StrictMode>
    <DirectionProvider initialDirection={messages.direction} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Text component="h1">{messages.say('page.name')}</Text>
        <Text>{messages.say('page.starting')}</Text>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
