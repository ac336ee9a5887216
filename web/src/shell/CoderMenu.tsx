import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/current';
import { ActionButton } from '../parts/ActionButton';
import { useStudy } from './queries';

/** The first letters of a name: `Mira Roshan` is MR. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

/** Who codes, and what concerns the program: settings, keys, lock. */
export function CoderMenu() {
  const { say } = useMessages();
  const study = useStudy();
  const [isOpen, open] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const name = study.coders.find((coder) => coder.id === study.coder)?.name ?? '';
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !place.current?.contains(event.target as Node)) open(false);
    };
    addEventListener('pointerdown', leave);
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('pointerdown', leave);
      removeEventListener('keydown', leave);
    };
  }, [isOpen]);
  return (
    <div className="coder-menu" ref={place}>
      <button
        type="button"
        className="initials"
        aria-expanded={isOpen}
        aria-label={say('page.coder.menu', { initials: initials(name), name })}
        title={name}
        onClick={() => open(!isOpen)}
      >
        {initials(name)}
      </button>
      {isOpen && (
        <ul className="menu">
          <li className="menu-name">
            <bdi>{say('page.coder.codes', { name })}</bdi>
          </li>
          {['go.settings', 'shell.keys', 'shell.lock'].map((action) => (
            <li key={action}>
              <ActionButton action={action} from="menu" className="menu-item" onDone={() => open(false)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
