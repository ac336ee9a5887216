import { useState } from 'react';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { Dialog } from '../../parts/Dialog';
import { Segmented } from '../../parts/Segmented';
import { type Choice, CodePicker } from './CodePicker';
import type { LinkSign } from './useActs';

interface LinkDrawerProps {
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly draw: (cause: string, effect: string, sign: LinkSign) => void;
  readonly close: () => void;
}

const signs: readonly LinkSign[] = ['raises', 'lowers', 'unclear'];

/** Two codes of which a passage says that one led to the other: the cause is chosen, then the effect, then which way it goes. */
export function LinkDrawer({ words, choices, draw, close }: LinkDrawerProps) {
  const { say } = useMessages();
  const [cause, setCause] = useState<Choice | null>(null);
  const [effect, setEffect] = useState<Choice | null>(null);
  const [sign, setSign] = useState<LinkSign>('raises');
  const find = (id: string): Choice | null => choices.find((choice) => choice.id === id) ?? null;
  if (cause === null)
    return (
      <CodePicker
        key="cause"
        title={say('page.coding.link-cause')}
        choices={choices}
        at={null}
        choose={(id) => setCause(find(id))}
        close={close}
      />
    );
  if (effect === null)
    return (
      <CodePicker
        key="effect"
        title={say('page.coding.link-effect', { cause: cause.name })}
        choices={choices.filter((choice) => choice.id !== cause.id)}
        at={null}
        choose={(id) => setEffect(find(id))}
        close={close}
      />
    );
  return (
    <Dialog title={say('page.coding.link-title')} onClose={close}>
      <form
        className="link-form"
        onSubmit={(event) => {
          event.preventDefault();
          draw(cause.id, effect.id, sign);
        }}
      >
        <q className="passage-words" dir="auto" translate="no">
          {words}
        </q>
        <p className="link-ends">
          <CodeDot colour={cause.colour} /> <bdi>{cause.name}</bdi> <span aria-hidden="true">{sign === 'lowers' ? '⊣' : '→'}</span>{' '}
          <CodeDot colour={effect.colour} /> <bdi>{effect.name}</bdi>
        </p>
        <Segmented<LinkSign>
          label={say('page.coding.link-sign')}
          value={sign}
          choices={signs.map((value) => ({ value, name: say(`page.coding.link-sign.${value}`) }))}
          choose={setSign}
        />
        <div className="dialog-acts">
          <button type="button" className="act" onClick={close}>
            {say('page.cancel')}
          </button>
          {/* The codes were chosen by keys, and Enter is the last of them: the dialogue gives the focus to whoever carries the attribute. */}
          <button type="submit" className="act is-main" ref={(button) => button?.setAttribute('autofocus', '')}>
            {say('page.coding.link-draw')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
