import './settings.css';
import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';
import { CodersPart } from './CodersPart';
import { FilePart } from './FilePart';
import { KeysPart } from './KeysPart';
import { LookPart } from './LookPart';

/** The study's frame and this computer's habits: look, coders, passphrases, the file. */
export default function SettingsPage() {
  const { say } = useMessages();
  return (
    <PageFrame title={say('page.go.settings')}>
      <div className="settings">
        <div>
          <LookPart />
          <KeysPart />
        </div>
        <div>
          <CodersPart />
          <FilePart />
        </div>
      </div>
    </PageFrame>
  );
}
