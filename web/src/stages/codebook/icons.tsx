/** A tag, beside the field that finds codes. */
export const FindIcon = () => (
  <svg className="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" aria-hidden="true">
    <path d="M2.5 7.2V3.5a1 1 0 0 1 1-1h3.7l6 6-4.7 4.7z" />
    <circle cx="5.4" cy="5.4" r="0.9" fill="currentColor" stroke="none" />
  </svg>
);
