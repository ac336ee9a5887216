import { api, unwrap } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Panel } from '../../parts/Panel';
import { queryClient } from '../../shell/client';
import { type RecentStudy, startKeys } from './queries';

interface RecentStudiesProps {
  readonly studies: readonly RecentStudy[];
  onOpen(file: string): void;
}

/** The studies that were open lately; each can be forgotten. */
export function RecentStudies({ studies, onOpen }: RecentStudiesProps) {
  const { say } = useMessages();
  if (studies.length === 0) return null;
  const forget = async (file: string | null): Promise<void> => {
    await unwrap(api.POST('/api/studies/forget', { body: { file } }));
    await queryClient.invalidateQueries({ queryKey: startKeys.studies });
  };
  return (
    <Panel
      title={say('page.start.recent')}
      acts={
        <button type="button" className="linklike" onClick={() => void forget(null)}>
          {say('page.start.forget-all')}
        </button>
      }
    >
      <ul className="start-list">
        {studies.map(({ file, name, folder, there }) => (
          <li key={file}>
            <button type="button" className="start-study" disabled={!there} onClick={() => onOpen(file)}>
              <bdi dir="ltr" className="start-name">
                {name}
              </bdi>
              <span className="soft">{there ? <bdi dir="ltr">{folder}</bdi> : say('page.start.not-there')}</span>
            </button>
            <button
              type="button"
              className="linklike"
              aria-label={say('page.start.forget.one', { name })}
              onClick={() => void forget(file)}
            >
              {say('page.start.forget')}
            </button>
          </li>
        ))}
      </ul>
      <p className="soft start-file">{say('page.start.recent.kept')}</p>
    </Panel>
  );
}
