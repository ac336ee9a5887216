import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function SourcesPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.sources')}>{say('page.not-there-yet')}</PageFrame>;
}
