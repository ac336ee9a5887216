import { type FormEvent, useEffect, useState } from 'react';
import { useMessages } from '../../messages/current';
import { DropDown } from '../../parts/DropDown';
import { KeyHint } from '../../parts/KeyHint';
import { Segmented } from '../../parts/Segmented';
import { SearchIcon } from '../../shell/icons';
import type { Question } from './question';

interface QueryBarProps {
  readonly question: Question;
  ask(question: Question): void;
}

/** The words that are looked for, where, and how they are written. */
export function QueryBar({ question, ask }: QueryBarProps) {
  const { say } = useMessages();
  const [typed, write] = useState(question.words);
  const [isHelpOpen, openHelp] = useState(false);
  useEffect(() => write(question.words), [question.words]);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    ask({ ...question, words: typed });
  };
  const scopes = (['text', 'passages', 'memos'] as const).map((value) => ({ value, name: say(`page.passages.in.${value}`) }));
  return (
    <form className="query-bar" onSubmit={search}>
      <span className="query-field">
        <SearchIcon />
        <input
          aria-label={say('page.passages.words')}
          placeholder={say('page.passages.words')}
          value={typed}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            event.preventDefault();
            write('');
            ask({ ...question, words: '' });
          }}
        />
      </span>
      <button type="submit" className="act">
        {say('page.passages.search')}
      </button>
      <Segmented
        label={say('page.passages.in')}
        value={question.in}
        choices={scopes}
        choose={(value) => ask({ ...question, words: typed, in: value })}
      />
      <DropDown label={say('page.passages.syntax')} isOpen={isHelpOpen} setOpen={openHelp}>
        <label className="query-kind">
          <span>{say('page.passages.kind-of-words')}</span>
          <select
            value={question.kind}
            onChange={(event) => ask({ ...question, words: typed, kind: event.currentTarget.value as Question['kind'] })}
          >
            {(['words', 'pattern', 'folded-pattern'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {say(`page.passages.words.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <dl className="syntax">
          {forms.map(([form, code]) => (
            <div key={form}>
              <dt>
                <button
                  type="button"
                  className="syntax-form"
                  dir="ltr"
                  onClick={() => {
                    write(form);
                    openHelp(false);
                  }}
                >
                  {form}
                </button>
              </dt>
              <dd>{say(code)}</dd>
            </div>
          ))}
        </dl>
        <p className="soft">
          <KeyHint action="shell.search" /> {say('page.passages.syntax.slash')}
        </p>
      </DropDown>
    </form>
  );
}

const forms = [
  ['salary', 'page.passages.syntax.word'],
  ['"came late"', 'page.passages.syntax.phrase'],
  ['salar*', 'page.passages.syntax.prefix'],
  ['pay NEAR/5 late', 'page.passages.syntax.near'],
  ['pay AND late', 'page.passages.syntax.and'],
  ['pay OR salary', 'page.passages.syntax.or'],
  ['pay NOT rank', 'page.passages.syntax.not'],
  ['(pay OR rank) AND late', 'page.passages.syntax.brackets'],
] as const;
