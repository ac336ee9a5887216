import { useMessages } from '../../messages/current';
import { CopyList } from './CopyList';
import { copiesOf, type Repeated, repeatedOf, type SourceGoing, type TextName, type VoiceGoing, type Withdrawal } from './items';

interface WithdrawalShownProps {
  readonly preview: Withdrawal;
  rewrite(text: TextName): void;
}

/** All that a withdrawal does, in sentences: what goes, what stays, what people have to do. */
export function WithdrawalShown({ preview, rewrite }: WithdrawalShownProps) {
  const { say } = useMessages();
  const inVivo = [...new Set([...preview.sources, ...preview.voices].flatMap((going) => going.inVivoCodes))];
  const repeated = repeatedOf(preview);
  const copies = copiesOf(preview);
  const record = preview.record;
  return (
    <div className="withdrawal-shown">
      <h3>{say('page.protection.goes')}</h3>
      <ul className="short-lines">
        {preview.sources.map((going) => (
          <SourceLines key={going.source} going={going} />
        ))}
        {preview.voices.map((going) => (
          <VoiceLines key={going.source} going={going} />
        ))}
        {inVivo.map((code) => (
          <li key={code}>{say('page.protection.goes.code', { code })}</li>
        ))}
        {record !== null && (
          <li>
            {say('page.protection.goes.record', {
              participant: record.pseudonym,
              note: record.hasNote ? 'yes' : 'no',
              particulars: record.particulars,
              consents: record.consents,
              memos: record.memos,
            })}
          </li>
        )}
      </ul>
      <h3>{say('page.protection.stays')}</h3>
      <ul className="short-lines">
        {preview.sources.map((going) => (
          <li key={going.source}>{say('page.protection.stays.source', { codings: going.codingsThatRemain })}</li>
        ))}
        {preview.voices.map((going) => (
          <li key={going.source}>
            {say('page.protection.stays.voice', {
              name: going.name,
              turns: going.turnsThatStay,
              stranded: going.stranded,
              shrunk: going.shrunk,
              untouched: going.untouched,
            })}
          </li>
        ))}
        {record !== null && <li>{say('page.protection.stays.record')}</li>}
      </ul>
      <h3>{say('page.protection.must-rewrite')}</h3>
      {repeated.length === 0 ? (
        <p>{say('page.protection.must-rewrite.none')}</p>
      ) : (
        <p className="soft">{say('page.protection.must-rewrite.about')}</p>
      )}
      {repeated.length > 0 && (
        <ul className="short-lines">
          {repeated.map((one) => (
            <RepeatedLine key={`${one.where} ${one.words}`} repeated={one} rewrite={rewrite} />
          ))}
        </ul>
      )}
      <p className="soft">{say('page.protection.must-rewrite.not-found')}</p>
      <h3>{say('page.protection.withdrawal.copies')}</h3>
      {copies.length === 0 ? <p>{say('page.protection.withdrawal.copies.none')}</p> : <CopyList copies={copies} />}
      <p className="soft">{say('page.protection.withdrawal.copies.others')}</p>
    </div>
  );
}

function SourceLines({ going }: { readonly going: SourceGoing }) {
  const { say } = useMessages();
  const { name, texts, length, notes, particulars } = going;
  return <li>{say('page.protection.goes.source', { name, texts, length, notes, particulars })}</li>;
}

function VoiceLines({ going }: { readonly going: VoiceGoing }) {
  const { say, list } = useMessages();
  const { name, turns, length, notes, mentions } = going;
  const speakers = list(going.speakers);
  return (
    <>
      <li>{say('page.protection.goes.voice', { speakers, name, turns, length, notes })}</li>
      {going.textsThatGo.map((text) => (
        <li key={text}>{say('page.protection.goes.text', { text })}</li>
      ))}
      {mentions > 0 && <li className="warn">{say('page.protection.goes.mentions', { count: mentions, speakers })}</li>}
    </>
  );
}

// Said once above the list; those that name commands of the terminal are said for the page.
const ways: Readonly<Record<string, string>> = {
  'protection.way-rewrite': '',
  'protection.way-own': 'page.protection.way.own',
  'protection.way-source': 'page.protection.way.source',
};

interface RepeatedLineProps {
  readonly repeated: Repeated;
  rewrite(text: TextName): void;
}

function RepeatedLine({ repeated, rewrite }: RepeatedLineProps) {
  const { say } = useMessages();
  const { text, way } = repeated;
  const own = ways[way.code];
  const how = own === undefined ? way.words : own === '' ? '' : say(own);
  return (
    <li>
      {say(repeated.inHistoryOnly ? 'page.protection.repeats-before' : 'page.protection.repeats', {
        where: repeated.where,
        words: repeated.words,
      })}{' '}
      <span className="soft">{how}</span>{' '}
      {text !== null && (
        <button type="button" className="linklike" onClick={() => rewrite(text)}>
          {say('page.protection.rewriting.now')}
        </button>
      )}
    </li>
  );
}
