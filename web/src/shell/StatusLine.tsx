import { useMessages } from '../messages/current';
import { KeyHint } from '../parts/KeyHint';
import { redo, undo } from './acting';
import { BackIcon } from './icons';
import { useStudy } from './queries';
import { connection, told } from './status';
import { useStore } from './store';

/** The line below every page: saved or not, what was done last and how to take it back, who codes, how the connection stands. */
export function StatusLine() {
  const { say } = useMessages();
  const study = useStudy();
  const last = useStore(told);
  const state = useStore(connection);
  const name = study.coders.find((coder) => coder.id === study.coder)?.name ?? '';
  return (
    <footer className="status-line">
      <span className={state === 'waiting' ? 'warn' : undefined}>
        {state === 'waiting' ? say('page.connection.waiting') : say('page.saved', { count: study.acts })}
      </span>
      {last !== null && (
        <span className="told">
          <bdi className="told-sentence">{last.sentence}</bdi>
          {last.back === 'undo' && (
            <button type="button" className="linklike" onClick={() => void undo(last.act)}>
              <BackIcon />
              {say('page.undo')} <KeyHint action="shell.undo" />
            </button>
          )}
          {last.back === 'redo' && (
            <button type="button" className="linklike" onClick={() => void redo()}>
              {say('page.redo')}
            </button>
          )}
        </span>
      )}
      <span className="status-end">
        {study.conflicts > 0 && <span className="warn">{say('page.conflicts', { count: study.conflicts })}</span>}
        <bdi>{say('page.coder.codes', { name })}</bdi>
        <span>{say('page.this-computer')}</span>
      </span>
    </footer>
  );
}
