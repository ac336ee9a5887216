import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { EditInPlace } from '../../parts/EditInPlace';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { MemoItem } from './items';
import { showCode, textAt } from './sight';

/** A memo: what it is about, what it says, by whom and when; edited where it stands. */
export function MemoCard({ memo }: { readonly memo: MemoItem }) {
  const { say, locale } = useMessages();
  const { run, trouble } = useAct();
  const at = { params: { path: { memo: memo.id } } };
  return (
    <article className="memo" aria-label={memo.title}>
      <div className="memo-head">
        <p className="memo-title">
          <EditInPlace
            label={say('page.codebook.memo.title')}
            value={memo.title}
            draftKey={`memo-title:${memo.id}`}
            save={async (title) => (await run(api.POST('/api/coding/memos/{memo}', { ...at, body: { title } }))) !== null}
          />
        </p>
        <button type="button" className="linklike quiet" onClick={() => void run(api.DELETE('/api/coding/memos/{memo}', at))}>
          {say('page.codebook.memo.remove')}
        </button>
      </div>
      <div className="memo-text" translate="no">
        <EditInPlace
          multiline
          label={say('page.codebook.memo.text')}
          value={memo.text}
          draftKey={`memo-text:${memo.id}`}
          save={async (text) => (await run(api.POST('/api/coding/memos/{memo}', { ...at, body: { text } }))) !== null}
        />
      </div>
      <p className="soft memo-about">
        <About memo={memo} />
        <span>
          <bdi translate="no">{memo.coder}</bdi> ·{' '}
          <time dateTime={memo.revised}>{new Date(memo.revised).toLocaleDateString(locale, { dateStyle: 'medium' })}</time>
        </span>
      </p>
      <TroubleNote trouble={trouble} />
    </article>
  );
}

function About({ memo }: { readonly memo: MemoItem }) {
  const { say } = useMessages();
  if (memo.subject === 'nothing') return <span>{say('page.codebook.memo.about.nothing')}</span>;
  const words = say(`page.codebook.memo.about.${memo.subject}`, { name: memo.about ?? say('page.codebook.memo.gone') });
  if (memo.about === null) return <span>{words}</span>;
  if (memo.subject === 'code' && memo.code !== null)
    return (
      <button type="button" className="linklike" onClick={() => showCode(memo.code)}>
        {words}
      </button>
    );
  const place =
    memo.document !== null ? textAt(memo.document, memo.turn) : memo.source !== null ? `/sources/${memo.source}` : '/protection';
  return (
    <a className="linklike" href={`#${place}`}>
      {words}
    </a>
  );
}
