import { type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a page with a title of its own. */
export function Panel({ title, acts, children, className }: PanelProps) {
  const id = useId();
  return (
    <section className={['panel', className].filter(Boolean).join(' ')} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {acts}
      </div>
      {children}
    </section>
  );
}
