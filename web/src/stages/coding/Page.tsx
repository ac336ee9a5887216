import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useMessages } from '../../messages/current';
import { Empty } from '../../parts/Empty';
import { PageFrame } from '../../parts/PageFrame';
import { goTo } from '../../shell/places';
import { useSources } from '../../shell/queries';
import { Waiting } from '../../shell/Waiting';
import { lastDocument } from './lastDocument';
import { Workplace } from './Workplace';
import './coding.css';

/** The page of coding: of the document that the place names, else of the one that was open last, else of the first. */
export default function CodingPage() {
  const { say } = useMessages();
  const { document } = useParams({ strict: false });
  const { turn, from, to } = useSearch({ strict: false });
  const words = useMemo(() => (from === undefined || to === undefined ? null : { start: from, end: to }), [from, to]);
  const sources = useSources().data;
  const readable = sources?.filter((source) => !source.withdrawn && source.documents.length > 0);
  const known = readable?.flatMap((source) => source.documents.map((one) => one.id)) ?? [];
  const first = known.find((id) => id === lastDocument.get()) ?? known[0];
  useEffect(() => {
    if (document === undefined && first !== undefined) goTo(`/code/${first}`);
  }, [document, first]);
  useEffect(() => {
    if (document !== undefined) lastDocument.set(document);
  }, [document]);
  if (sources === undefined) return <Waiting />;
  if (first === undefined)
    return (
      <PageFrame title={say('page.go.coding')}>
        <Empty
          title={say('page.coding.nothing-to-code')}
          act={
            <a className="act" href="#/sources">
              {say('page.coding.bring-texts')}
            </a>
          }
        >
          {say('page.coding.nothing-to-code.text')}
        </Empty>
      </PageFrame>
    );
  if (document === undefined) return <Waiting />;
  return <Workplace key={document} document={document} turn={turn ?? null} words={words} />;
}
