import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function CodebookPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.codebook')}>{say('page.not-there-yet')}</PageFrame>;
}
