import { registry } from '../actions/all';
import { stateNow, useStateNow } from '../actions/now';
import { useMessages } from '../messages/current';
import { KeyHint } from './KeyHint';

interface ActionButtonProps {
  /** The action's id. */
  readonly action: string;
  readonly from?: 'button' | 'menu';
  readonly className?: string;
  onDone?(): void;
}

/** A button of an action of the registry, with its key. */
export function ActionButton({ action: id, from = 'button', className = 'act', onDone }: ActionButtonProps) {
  const { say } = useMessages();
  const action = registry.get(id);
  const state = useStateNow();
  return (
    <button
      type="button"
      className={className}
      disabled={!action.enabled(state)}
      onClick={() => {
        action.run(stateNow(), from);
        onDone?.();
      }}
    >
      <span>{say(action.label)}</span>
      <KeyHint action={id} />
    </button>
  );
}
