import { useMessages } from '../../messages/current';

/** A day and time on this computer's clock, in the digits of the language. */
export function When({ at }: { readonly at: string }) {
  const { locale } = useMessages();
  return (
    <time className="number" dateTime={at}>
      {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))}
    </time>
  );
}
