import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';

/** Not there yet. */
export default function StartPage() {
  const { say } = useMessages();
  return <PageFrame title={say('page.go.start')}>{say('page.not-there-yet')}</PageFrame>;
}
