import { useEffect, useRef } from 'react';
import type { CodingItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { CodeDot } from '../../parts/CodeDot';
import { KeyHint } from '../../parts/KeyHint';
import { useDraft } from '../../shell/drafts';
import { JudgementMenu } from './JudgementMenu';
import { type Judged, judged, wordsOf } from './judgements';
import type { ShownCode } from './shown';

interface PassageBarProps {
  readonly coding: CodingItem;
  readonly code: ShownCode;
  readonly words: string;
  /** In how many passages it lies at its place, and which of them it is, from 1. */
  readonly place: { readonly number: number; readonly of: number };
  readonly coder: string;
  /** What is open above the bar. */
  readonly open: Judged | 'memo' | null;
  readonly onOpen: (which: Judged | 'memo' | null) => void;
  readonly onJudge: (which: Judged, value: string) => void;
  readonly onNote: (text: string) => void;
}

/** The passage at hand: its code, its words, how it is judged, and what can be done with it. */
export function PassageBar({ coding, code, words, place, coder, open, onOpen, onJudge, onNote }: PassageBarProps) {
  const { say } = useMessages();
  return (
    <section className="passage-bar" aria-label={say('page.coding.at-hand')}>
      {open === 'memo' && <MemoField key={coding.id} coding={coding} onNote={onNote} close={() => onOpen(null)} />}
      <div className="passage-line">
        <CodeDot colour={code.colour} />
        <strong className="passage-code" title={code.path}>
          <bdi>{code.name}</bdi>
        </strong>
        <q className="passage-words" dir="auto" translate="no">
          {words}
        </q>
        {place.of > 1 && <span className="soft number">{say('page.coding.one-of', { number: place.number, of: place.of })}</span>}
        <span className="soft passage-coder">
          <bdi>{coder}</bdi>
        </span>
        <span className="passage-end">
          <ActionButton action="coding.memo" className={coding.memo ? 'linklike is-set' : 'linklike'} />
          <ActionButton action="coding.uncode" className="linklike is-danger" />
        </span>
      </div>
      <div className="passage-line passage-acts">
        {judged.map((which) => (
          <span key={which} className="judgement-place">
            {open === which && (
              <JudgementMenu which={which} value={coding[which]} choose={(value) => onJudge(which, value)} close={() => onOpen(null)} />
            )}
            <button
              type="button"
              className="judged-chip"
              data-set={coding[which] !== 'unset' || undefined}
              aria-expanded={open === which}
              onClick={() => onOpen(which)}
            >
              <span className="chip-kind">{say(`report.${which}`)}</span>
              {coding[which] !== 'unset' && <span>{say(wordsOf(which, coding[which]))}</span>}
              <KeyHint action={`coding.${which}`} />
            </button>
          </span>
        ))}
      </div>
      {open !== 'memo' && coding.memo && (
        <p className="passage-memo" dir="auto">
          {coding.memo}
        </p>
      )}
    </section>
  );
}

function MemoField({
  coding,
  onNote,
  close,
}: {
  readonly coding: CodingItem;
  readonly onNote: (text: string) => void;
  readonly close: () => void;
}) {
  const { say } = useMessages();
  const [text, write] = useDraft(`coding-memo:${coding.id}`, coding.memo ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (): void => {
    if (text !== (coding.memo ?? '')) onNote(text);
    write(null);
    close();
  };
  return (
    <div className="memo-field">
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        aria-label={say('page.coding.memo')}
        placeholder={say('page.coding.memo-placeholder')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          if (!saves && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (saves) return save();
          write(null);
          close();
        }}
      />
      <div className="memo-acts">
        <span className="soft">{say('page.edit.keys')}</span>
        <button type="button" className="act" onClick={save}>
          {say('page.coding.save')}
        </button>
      </div>
    </div>
  );
}
