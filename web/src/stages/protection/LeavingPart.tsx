import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { nameOf, type Protection } from './items';
import { MayLeaveMark } from './MayLeaveMark';
import { Names } from './Names';

/** What may leave of each source, and why so much and no more. */
export function LeavingPart({ protection }: { readonly protection: Protection }) {
  const { say } = useMessages();
  return (
    <Panel title={say('page.protection.part.leaving')}>
      <p className="soft">{say('page.protection.leaving.about')}</p>
      {protection.sources.length === 0 ? (
        <p>{say('page.protection.leaving.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{say('page.protection.source')}</th>
                <th scope="col">{say('page.protection.participants')}</th>
                <th scope="col">{say('page.protection.may-leave')}</th>
                <th scope="col">{say('page.protection.why')}</th>
              </tr>
            </thead>
            <tbody>
              {protection.sources.map((source) => (
                <tr key={source.id} className={source.withdrawn ? 'faint' : undefined}>
                  <th scope="row">
                    <bdi>{source.name}</bdi>
                  </th>
                  <td>
                    <Names names={source.participants.map((voice) => nameOf(protection.participants, voice.person))} />
                  </td>
                  <td>
                    <MayLeaveMark use={source.mayLeave} />
                  </td>
                  <td>{source.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
