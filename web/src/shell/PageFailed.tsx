import { useMessages } from '../messages/current';
import { TroubleNote } from '../parts/TroubleNote';

/** Stands where a page broke. The lines above and below stay, so that another page, or the lock, is one click away. */
export function PageFailed({ error, reset }: { readonly error: unknown; reset(): void }) {
  const { say } = useMessages();
  return (
    <div className="page-frame">
      <TroubleNote trouble={error} />
      <button type="button" className="act" onClick={reset}>
        {say('page.try-again')}
      </button>
    </div>
  );
}
