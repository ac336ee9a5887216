import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './dropDown.css';

interface DropDownProps {
  readonly label: ReactNode;
  readonly isOpen: boolean;
  readonly className?: string;
  /** What it is called where its label alone does not say it. */
  readonly name?: string;
  readonly children: ReactNode;
  setOpen(open: boolean): void;
}

/** A button with something below it. Escape, a click elsewhere and the focus going elsewhere close it. */
export function DropDown({ label, isOpen, className = 'act', name, children, setOpen }: DropDownProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // At once: what was closed must not hear the focus go to what opens in its place.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const elsewhere = (event: Event): void => {
      // What took its place, or was picked and is gone, is not elsewhere.
      if (frame.current === null || !(event.target instanceof Node) || !event.target.isConnected) return;
      if (!frame.current.contains(event.target)) setOpen(false);
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('focusin', elsewhere);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('focusin', elsewhere);
    };
  }, [isOpen, setOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the Escape of what lies in it.
    <div
      ref={frame}
      className="drop-down"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div id={id} className="drop-down-panel">
          {children}
        </div>
      )}
    </div>
  );
}
