import { registry } from '../actions/all';
import { showKey } from '../actions/keys';
import { isMac } from '../shell/keyboard';

/** The key of an action, shown beside it; all of its keys where asked. */
export function KeyHint({ action, all = false }: { readonly action: string; readonly all?: boolean }) {
  const keys = registry.keysOf(action);
  const shown = all ? keys : keys.slice(0, 1);
  if (shown.length === 0) return null;
  return (
    <span className="key-hint" dir="ltr">
      {shown.map((key) => {
        const name = showKey(key, isMac);
        return <kbd key={name}>{name}</kbd>;
      })}
    </span>
  );
}
