import { Trouble } from '../api/trouble';
import { useMessages } from '../messages/current';

interface TroubleNoteProps {
  /** What went wrong; nothing is shown without it. Anything that is no trouble of ours is a defect and said so. */
  readonly trouble: unknown;
  /** Shown only where the trouble is of this field. */
  readonly field?: string;
}

/** Why something was not done, heard at once. */
export function TroubleNote({ trouble, field }: TroubleNoteProps) {
  const { say } = useMessages();
  if (trouble === null || trouble === undefined) return null;
  const known = trouble instanceof Trouble ? trouble : new Trouble({ code: 'page.defect' });
  if (field !== undefined && known.field !== field) return null;
  return (
    <p className="trouble" role="alert">
      {known.title === '' ? say(known.code) : known.title}
      {known.trace !== null && <span className="soft"> {say('page.trace', { trace: known.trace })}</span>}
    </p>
  );
}
