import type { components } from '../api/openapi';
import { useMessages } from '../messages/current';

interface FigureTableProps {
  readonly title: string;
  readonly columns: readonly components['schemas']['FigureColumnItem'][];
  readonly rows: readonly (readonly string[])[];
}

/** All numbers of a figure. */
export function FigureTable({ title, columns, rows }: FigureTableProps) {
  const none = useMessages().number(0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keys.
    <section className="figure-table" tabIndex={0} aria-label={title}>
      <table>
        <caption className="only-heard">{title}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two sources may have one name; columns have no order but their place.
              <th key={i} scope="col" data-number={column.isNumber || undefined}>
                <bdi>{column.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <th key={j} scope="row">
                    <bdi>{cell}</bdi>
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <td key={j} data-number={columns[j]?.isNumber || undefined} data-none={cell === none || undefined}>
                    <bdi>{cell}</bdi>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
