import './protection.css';
import { useState } from 'react';
import { useMessages } from '../../messages/current';
import { PageFrame } from '../../parts/PageFrame';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { useStore } from '../../shell/store';
import { Waiting } from '../../shell/Waiting';
import { ConsentsPart } from './ConsentsPart';
import { CopiesPart } from './CopiesPart';
import { parts, shownPart } from './choice';
import { LeavingPart } from './LeavingPart';
import { LeftToScrub } from './LeftToScrub';
import { PeoplePart } from './PeoplePart';
import { useProtection } from './queries';
import { RewritingPart } from './RewritingPart';
import { WithdrawalDialog } from './WithdrawalDialog';
import { type Shown, WithdrawalPart } from './WithdrawalPart';

/** The people behind the sources: who they are by pseudonym, what they agreed to, and taking words out for ever. */
export default function ProtectionPage() {
  const { say } = useMessages();
  const part = useStore(shownPart);
  const { data, error } = useProtection();
  // Here, for it outlives the reading anew that a withdrawal brings with it.
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <PageFrame title={say('page.go.protection')} about={say('page.protection.about')}>
      <div className="parts-bar">
        <Segmented
          label={say('page.protection.parts')}
          value={part}
          choices={parts.map((value) => ({ value, name: say(`page.protection.part.${value}`) }))}
          choose={shownPart.set}
        />
      </div>
      <LeftToScrub />
      <TroubleNote trouble={error} />
      {data === undefined ? (
        error === null && <Waiting />
      ) : part === 'people' ? (
        <PeoplePart protection={data} />
      ) : part === 'consents' ? (
        <ConsentsPart protection={data} />
      ) : part === 'leaving' ? (
        <LeavingPart protection={data} />
      ) : part === 'withdrawal' ? (
        <WithdrawalPart protection={data} show={setShown} />
      ) : part === 'copies' ? (
        <CopiesPart protection={data} />
      ) : (
        <RewritingPart />
      )}
      {shown !== null && <WithdrawalDialog ask={shown.ask} first={shown.preview} onClose={() => setShown(null)} />}
    </PageFrame>
  );
}
