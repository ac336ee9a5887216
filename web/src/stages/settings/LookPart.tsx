import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { Segmented } from '../../parts/Segmented';
import { preferences, usePreferences } from '../../shell/preferences';

const themes = ['auto', 'light', 'dark'] as const;

/** How the page looks on this computer, whichever study is open. */
export function LookPart() {
  const { say } = useMessages();
  const chosen = usePreferences();
  return (
    <Panel title={say('page.settings.look')}>
      <dl className="setting-rows">
        <dt>{say('page.settings.theme')}</dt>
        <dd>
          <Segmented
            label={say('page.settings.theme')}
            value={chosen.theme}
            choices={themes.map((value) => ({ value, name: say(`page.settings.theme.${value}`) }))}
            choose={(theme) => preferences.set({ ...preferences.get(), theme })}
          />
        </dd>
      </dl>
    </Panel>
  );
}
