import type { ReactNode } from 'react';

interface EmptyProps {
  /** What is not there. */
  readonly title: ReactNode;
  /** What it is for, in one or two sentences. */
  readonly children?: ReactNode;
  /** The first step, to be done right here. */
  readonly act?: ReactNode;
}

/** A place where nothing is yet: says what will be here and has the first step ready. */
export function Empty({ title, children, act }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="soft">{children}</div>}
      {act}
    </div>
  );
}
