import type { ReactNode } from 'react';

interface PageFrameProps {
  readonly title: ReactNode;
  /** One sentence below the title. */
  readonly about?: ReactNode;
  /** Buttons at the end of the title's line. */
  readonly acts?: ReactNode;
  /** As wide as the window; otherwise as wide as is read well. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page that scrolls as a whole: title, what can be done, content. A page with panes of its own makes its own frame. */
export function PageFrame({ title, about, acts, wide = false, children }: PageFrameProps) {
  return (
    <div className="page-frame" data-wide={wide || undefined}>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {about !== undefined && <p className="soft">{about}</p>}
        </div>
        {acts !== undefined && <div className="page-acts">{acts}</div>}
      </div>
      {children}
    </div>
  );
}
