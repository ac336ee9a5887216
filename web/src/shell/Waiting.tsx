import { useMessages } from '../messages/current';

/** Something is on its way. */
export function Waiting() {
  const { say } = useMessages();
  return (
    <p className="waiting" role="status">
      {say('page.waiting')}
    </p>
  );
}
