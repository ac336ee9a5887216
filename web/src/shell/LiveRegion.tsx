import { announcement } from './status';
import { useStore } from './store';

/** Says what was done to whoever listens to the page. Two places in turn, so that the same words are heard twice. */
export function LiveRegion() {
  const { text, number } = useStore(announcement);
  return (
    <div className="only-heard live-region" role="status" aria-live="polite">
      <span>{number % 2 === 0 ? text : ''}</span>
      <span>{number % 2 === 1 ? text : ''}</span>
    </div>
  );
}
