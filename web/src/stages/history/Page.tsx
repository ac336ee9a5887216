import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function HistoryPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.history')}>{say('page.not-there-yet')}</PageFrame>;
}
