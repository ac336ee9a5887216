import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function OverviewPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.overview')}>{say('page.not-there-yet')}</PageFrame>;
}
