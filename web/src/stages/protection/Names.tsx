import { Fragment } from 'react';
import { useMessages } from '../../messages/current';

/** Names side by side, each in its own direction. */
export function Names({ names }: { readonly names: readonly string[] }) {
  const { direction } = useMessages();
  const comma = direction === 'rtl' ? '، ' : ', ';
  return names.map((name, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list is drawn as a whole.
    <Fragment key={i}>
      {i > 0 && comma}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}
