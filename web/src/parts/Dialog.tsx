import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useMessages } from '../messages/current';

interface DialogProps {
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
  onClose(): void;
}

/** Something that lies over the page until it is done: the browser's own dialog, which keeps the focus and gives it back. */
export function Dialog({ title, hideTitle = false, className, children, onClose }: DialogProps) {
  const { say } = useMessages();
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it; for keys there are Escape and the button.
    <dialog
      ref={place}
      className={['dialog', className].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // A browser closes on a second Escape whatever is said; whoever has a reason to stay is shown again.
        if (place.current?.open !== false) return;
        onClose();
        setTimeout(() => {
          if (place.current?.isConnected === true && !place.current.open) place.current.showModal();
        });
      }}
      onClick={(event) => {
        if (event.target === place.current) onClose();
      }}
    >
      <div className="dialog-body">
        <div className={hideTitle ? 'only-heard' : 'dialog-head'}>
          <h2 id={id}>{title}</h2>
          <button type="button" className="act" onClick={onClose}>
            {say('page.close')}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
