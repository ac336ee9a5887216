import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function PassagesPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.passages')}>{say('page.not-there-yet')}</PageFrame>;
}
