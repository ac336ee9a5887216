import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function SettingsPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.settings')}>{say('page.not-there-yet')}</PageFrame>;
}
