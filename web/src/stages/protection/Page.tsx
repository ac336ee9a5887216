import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function ProtectionPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.protection')}>{say('page.not-there-yet')}</PageFrame>;
}
