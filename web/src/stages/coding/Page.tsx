import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function CodingPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.coding')}>{say('page.not-there-yet')}</PageFrame>;
}
