import { Button } from '@mantine/core';
import { useMessages } from '../messages/current';
import { type Entry, enter } from './entry';

interface NoEntryProps {
  readonly why: Exclude<Entry['kind'], 'starting' | 'in'>;
  readonly retry?: () => void;
}

/** Why this page may not speak with the program, and what to do. */
export function NoEntry({ why, retry = () => void enter() }: NoEntryProps) {
  const { say } = useMessages();
  return (
    <main className="door">
      <p className="brand">{say('page.name')}</p>
      <h1>{say(`page.entry.${why}.title`)}</h1>
      <p>{say(`page.entry.${why}.text`)}</p>
      {why === 'link-used' && <p className="note-warn">{say('page.entry.link-used.question')}</p>}
      {why === 'unreachable' && <Button onClick={retry}>{say('page.entry.retry')}</Button>}
      {why !== 'unreachable' && <p className="soft">{say('page.entry.new-link')}</p>}
    </main>
  );
}
