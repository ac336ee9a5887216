import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/current';
import { Dialog } from './Dialog';

interface ConfirmProps {
  readonly title: string;
  /** What will happen, in full. */
  readonly children: ReactNode;
  /** The act by its own name, never "OK". */
  readonly act: string;
  readonly pending?: boolean;
  onAct(): void;
  onClose(): void;
}

/** Asks before something that cannot be undone. Whatever can be undone is done without a question. */
export function Confirm({ title, children, act, pending = false, onAct, onClose }: ConfirmProps) {
  const { say } = useMessages();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div className="dialog-acts">
        <Button variant="default" onClick={onClose}>
          {say('page.cancel')}
        </Button>
        <Button color="red.9" loading={pending} onClick={onAct}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
