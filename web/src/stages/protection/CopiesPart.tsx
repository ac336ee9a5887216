import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { nameOf, type Protection } from './items';
import { Names } from './Names';
import { When } from './When';

/** The copies of words outside of the study's file, which nobody but a person can destroy. */
export function CopiesPart({ protection }: { readonly protection: Protection }) {
  const { say } = useMessages();
  return (
    <Panel title={say('page.protection.part.copies')}>
      <p className="soft">{say('page.protection.copies.about')}</p>
      {protection.copies.length === 0 ? (
        <p>{say('page.protection.copies.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{say('page.protection.copies.when')}</th>
                <th scope="col">{say('page.protection.copies.kind')}</th>
                <th scope="col">{say('page.protection.copies.name')}</th>
                <th scope="col">{say('page.protection.copies.holds')}</th>
              </tr>
            </thead>
            <tbody>
              {protection.copies.map((copy) => (
                <tr key={copy.id}>
                  <td>
                    <When at={copy.when} />
                  </td>
                  <td>{say(`page.protection.copy.${copy.kind}`)}</td>
                  <th scope="row">
                    <bdi>{copy.name}</bdi>
                  </th>
                  <td>
                    {copy.sources === null ? (
                      say('page.protection.copies.all')
                    ) : (
                      <Names names={copy.sources.map((id) => nameOf(protection.sources, id))} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
