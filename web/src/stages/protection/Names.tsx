import { Fragment } from 'react';

/** Names side by side, each in its own direction. */
export function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list is drawn as a whole.
    <Fragment key={i}>
      {i > 0 && ', '}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}
