import type { DocumentItem, SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { Segmented } from '../../parts/Segmented';

interface TextHeadProps {
  readonly source: SourceItem;
  readonly document: DocumentItem;
  readonly other: DocumentItem | null;
  readonly whose: 'all' | 'mine';
  readonly setWhose: (whose: 'all' | 'mine') => void;
  readonly showPane: (pane: 'sources' | 'codes') => void;
}

/** What is read: whose account, its particulars, what of it may leave, and whose codings are shown. */
export function TextHead({ source, document, other, whose, setWhose, showPane }: TextHeadProps) {
  const { say } = useMessages();
  const facts = [source.wave, source.dateInWords, source.place, source.title].filter((fact) => fact != null && fact !== '');
  return (
    <header className="text-head">
      <button type="button" className="act pane-opener" onClick={() => showPane('sources')}>
        {say('page.go.sources')}
      </button>
      <div className="text-about">
        <h1 title={document.name}>
          <bdi>{source.name}</bdi>
        </h1>
        <p className="soft">
          {facts.map((fact) => (
            // The dot before it belongs to the page's direction, not to that of the words.
            <span key={fact} className="text-fact">
              <bdi>{fact}</bdi>
            </span>
          ))}
          <span className="text-fact" title={source.why}>
            {say(`page.coding.may-leave.${source.mayLeave}`)}
          </span>
        </p>
      </div>
      <div className="text-views">
        {source.documents.length > 1 && (
          <span className="renditions">
            {source.documents.map((one) => (
              <a key={one.id} href={`#/code/${one.id}`} aria-current={one.id === document.id ? 'page' : undefined} title={one.name}>
                {say(`page.coding.rendition.${one.kind}`)}
                {one.language != null && ` ${one.language}`}
              </a>
            ))}
          </span>
        )}
        {other !== null && <ActionButton action="coding.beside" />}
        <Segmented
          label={say('page.coding.whose')}
          value={whose}
          choices={[
            { value: 'all', name: say('page.coding.all-coders') },
            { value: 'mine', name: say('page.coding.mine') },
          ]}
          choose={setWhose}
        />
      </div>
      <button type="button" className="act pane-opener" onClick={() => showPane('codes')}>
        {say('page.go.codebook')}
      </button>
    </header>
  );
}
