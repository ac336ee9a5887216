import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMessages } from './messages/current';
import { queryClient } from './shell/client';
import { Gate } from './shell/Gate';
import { LiveRegion } from './shell/LiveRegion';
import { usePreferences } from './shell/preferences';
import { theme, tokens } from './theme';

/** The page: what all of it stands on, and the gate that decides what is shown. */
export function App({ nonce }: { readonly nonce: string }) {
  const { theme: chosen } = usePreferences();
  const system = useColorScheme('light');
  return (
    <DirectionProvider initialDirection="ltr" detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokens}
        forceColorScheme={chosen === 'auto' ? system : chosen}
        getStyleNonce={() => nonce}
        deduplicateInlineStyles
      >
        <Direction />
        <QueryClientProvider client={queryClient}>
          <Gate />
        </QueryClientProvider>
        <LiveRegion />
      </MantineProvider>
    </DirectionProvider>
  );
}

// The language says in which direction the page runs.
function Direction() {
  const { direction } = useMessages();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}
