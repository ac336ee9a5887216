import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useFolder } from './queries';

interface FolderChooserProps {
  readonly folder: string;
  readonly separator: string;
  onFolder(folder: string): void;
  /** Studies are shown where one can be chosen. */
  onStudy?(file: string): void;
}

/** The folders and studies of this computer, one folder at a time. */
export function FolderChooser({ folder, separator, onFolder, onStudy }: FolderChooserProps) {
  const { say } = useMessages();
  const { data, error } = useFolder(folder);
  const join = (name: string): string => (folder.endsWith(separator) ? folder + name : folder + separator + name);
  const parent = data?.parent ?? null;
  return (
    <fieldset className="folder">
      <legend>
        {say('page.start.folder')} <bdi dir="ltr">{folder}</bdi>
      </legend>
      <TroubleNote trouble={error} />
      <ul className="start-list folder-list">
        {parent !== null && (
          <li>
            <button type="button" className="start-study" onClick={() => onFolder(parent)}>
              {say('page.start.folder.up')}
            </button>
          </li>
        )}
        {onStudy !== undefined &&
          data?.studies.map((name) => (
            <li key={name}>
              <button type="button" className="start-study" onClick={() => onStudy(join(name))}>
                <bdi dir="ltr" className="start-name">
                  {name}
                </bdi>
              </button>
            </li>
          ))}
        {data?.folders.map((name) => (
          <li key={name}>
            <button type="button" className="start-study" onClick={() => onFolder(join(name))}>
              <span>
                <bdi dir="ltr">{name}</bdi> <span aria-hidden="true">{separator}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onStudy !== undefined && data?.studies.length === 0 && <p className="soft">{say('page.start.folder.no-study')}</p>}
    </fieldset>
  );
}
