import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Trouble } from '../../api/trouble';
import { useMessages } from '../../messages/current';
import { languages } from '../../messages/messages';
import { Panel } from '../../parts/Panel';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { keepPreferences, type Preferences, usePreferences } from '../../shell/preferences';

const themes = ['auto', 'light', 'dark'] as const;
const faces = ['sans', 'serif'] as const;
const sizes = [13, 14, 15, 16, 18, 20, 22, 24] as const;

/** How the page looks and when it locks on this computer, whichever study is open. */
export function LookPart() {
  const { say, number } = useMessages();
  const chosen = usePreferences();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = async (change: Partial<Preferences>): Promise<void> => {
    try {
      await keepPreferences(change);
      setTrouble(null);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
  };
  return (
    <Panel title={say('page.settings.look')}>
      <p className="soft">{say('page.settings.look.about')}</p>
      <div className="setting-form narrow-settings">
        <div>
          <p className="setting-name">{say('page.settings.theme')}</p>
          <Segmented
            label={say('page.settings.theme')}
            value={chosen.theme}
            choices={themes.map((value) => ({ value, name: say(`page.settings.theme.${value}`) }))}
            choose={(theme) => void keep({ theme })}
          />
        </div>
        <NativeSelect
          label={say('page.settings.language')}
          value={chosen.language}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          onChange={(event) => void keep({ language: event.currentTarget.value })}
        />
        <div>
          <p className="setting-name">{say('page.settings.face')}</p>
          <Segmented
            label={say('page.settings.face')}
            value={chosen.readingFace}
            choices={faces.map((value) => ({ value, name: say(`page.settings.face.${value}`) }))}
            choose={(readingFace) => void keep({ readingFace })}
          />
        </div>
        <NativeSelect
          label={say('page.settings.size')}
          value={String(chosen.readingSize)}
          data={[...new Set([...sizes, chosen.readingSize])]
            .sort((a, b) => a - b)
            .map((size) => ({ value: String(size), label: number(size) }))}
          onChange={(event) => void keep({ readingSize: Number(event.currentTarget.value) })}
        />
        <p className="reading-sample" dir="auto">
          {say('page.settings.sample')}
        </p>
        <IdleMinutes value={chosen.idleMinutes} keep={(idleMinutes) => void keep({ idleMinutes })} />
        <Checkbox
          label={say('page.settings.remember')}
          description={say('page.settings.remember.about')}
          checked={chosen.rememberStudies}
          onChange={(event) => void keep({ rememberStudies: event.currentTarget.checked })}
        />
        <TroubleNote trouble={trouble} />
      </div>
    </Panel>
  );
}

function IdleMinutes({ value, keep }: { readonly value: number; keep(minutes: number): void }) {
  const { say } = useMessages();
  const [typed, setTyped] = useState(String(value));
  const done = (): void => {
    const minutes = Number(typed);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 && minutes !== value) keep(minutes);
    else setTyped(String(value));
  };
  return (
    <TextInput
      label={say('page.settings.idle')}
      description={say('page.settings.idle.about')}
      value={typed}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
      }}
    />
  );
}
