import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { protectionKeys, useScrub } from './queries';

/** Says that sealed bytes of what was destroyed may still lie in the file, and tries to wipe them again. */
export function LeftToScrub() {
  const { say } = useMessages();
  const client = useQueryClient();
  const act = useAct();
  const { data } = useScrub();
  if (data?.pending !== true) return null;
  const again = async (): Promise<void> => {
    const answer = await act.run(api.POST('/api/protection/scrub'));
    if (answer !== null) client.setQueryData(protectionKeys.scrub, answer);
  };
  return (
    <div className="note-warn">
      <p>{say('page.protection.scrub.left')}</p>
      <Button variant="default" size="xs" loading={act.pending} onClick={() => void again()}>
        {say('page.protection.scrub.again')}
      </Button>
      <TroubleNote trouble={act.trouble} />
    </div>
  );
}
