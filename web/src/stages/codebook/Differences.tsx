import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import type { CodebookMoment } from './items';
import { useCodebookDifferences } from './queries';

/** What is different between two states of the codebook; nothing is shown where they are one. */
export function Differences({ from, to }: { readonly from: CodebookMoment; readonly to: CodebookMoment }) {
  const { say } = useMessages();
  const isOne = from.version === to.version && from.day === to.day;
  const found = useCodebookDifferences(isOne ? null : from, to);
  if (isOne) return null;
  if (found.error !== null) return <TroubleNote trouble={found.error} />;
  if (found.data === undefined) return null;
  return (
    <>
      <h2 className="part-title">{say('page.codebook.version.differences')}</h2>
      {found.data.length === 0 && <p className="soft">{say('page.codebook.version.no-differences')}</p>}
      {found.data.length > 0 && (
        <table className="table differences">
          <thead>
            <tr>
              <th scope="col">{say('page.codebook.version.what')}</th>
              <th scope="col">{say('page.codebook.version.code')}</th>
              <th scope="col">{say('page.codebook.version.before')}</th>
              <th scope="col">{say('page.codebook.version.after')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.map((row) => (
              <tr key={`${row.kind}-${row.text}-${row.code}-${row.path}-${row.before}-${row.after}`}>
                <td>
                  {say(`page.codebook.difference.${row.kind}`)}
                  {row.text !== null && <span className="soft"> · {say(`page.codebook.text.${row.text}`)}</span>}
                </td>
                <th scope="row">
                  <bdi translate="no">{row.path}</bdi>
                </th>
                <td dir="auto" translate="no">
                  {row.before}
                </td>
                <td dir="auto" translate="no">
                  {row.after}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
