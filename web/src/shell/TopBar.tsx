import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/current';
import { KeyHint } from '../parts/KeyHint';
import { CoderMenu } from './CoderMenu';
import { SealIcon, SearchIcon } from './icons';
import { goTo, usePlace } from './places';
import { useStudy } from './queries';
import { askFor, useSearchWords } from './searchWords';

const pages = [
  ['overview', '/overview'],
  ['sources', '/sources'],
  ['coding', '/code'],
  ['codebook', '/codebook'],
  ['passages', '/passages'],
  ['history', '/history'],
  ['protection', '/protection'],
] as const;

/** Brand and study, whether it is sealed, the pages, the search, who codes. */
export function TopBar() {
  const { say } = useMessages();
  const study = useStudy();
  const { stage } = usePlace();
  const nav = useRef<HTMLElement>(null);
  // On a telephone the pages are wider than the window: the one that is open comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page is open.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [stage]);
  return (
    <header className="top-bar">
      <div className="top-name">
        <Link to="/" className="brand">
          {say('page.name')}
        </Link>
        <span aria-hidden="true" className="faint">
          /
        </span>
        <bdi className="study-title" title={study.title}>
          {study.title}
        </bdi>
        <span className="pill-good">
          <SealIcon />
          {say('page.sealed')}
        </span>
      </div>
      <nav ref={nav} className="pages" aria-label={say('page.pages')}>
        {pages.map(([name, place]) => (
          <Link key={name} to={place} className="page-link" aria-current={stage === name ? 'page' : undefined}>
            {say(`page.go.${name}`)}
          </Link>
        ))}
      </nav>
      <div className="top-end">
        <Search />
        <CoderMenu />
      </div>
    </header>
  );
}

function Search() {
  const { say } = useMessages();
  const { words } = useSearchWords();
  const [typed, write] = useState(words);
  useEffect(() => write(words), [words]);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    askFor(typed);
    goTo('/passages');
  };
  return (
    <search>
      <form className="search" onSubmit={search}>
        <SearchIcon />
        <input
          id="search-words"
          aria-label={say('page.search.open')}
          placeholder={say('page.search.placeholder')}
          value={typed}
          onChange={(event) => write(event.currentTarget.value)}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
        <KeyHint action="shell.search" />
      </form>
    </search>
  );
}
