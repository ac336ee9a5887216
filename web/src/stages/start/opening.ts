import { useState } from 'react';
import { type Answer, unwrap } from '../../api/client';
import type { StudyReply } from '../../api/items';
import { Trouble } from '../../api/trouble';
import { queryClient } from '../../shell/client';
import { keys } from '../../shell/queries';

export interface Opening {
  /** Waits for a call that leaves a study open; the gate then shows it. */
  run(call: Promise<Answer<StudyReply>>): Promise<void>;
  readonly trouble: Trouble | null;
  readonly pending: boolean;
}

/** How a study is opened, made or unlocked. */
export function useOpening(): Opening {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [pending, setPending] = useState(false);
  return {
    trouble,
    pending,
    async run(call) {
      setPending(true);
      try {
        queryClient.setQueryData<StudyReply>(keys.study, await unwrap(call));
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        setTrouble(error);
      } finally {
        setPending(false);
      }
    },
  };
}

/** A file in a folder, with the ending of studies. */
export function studyPath(folder: string, name: string, separator: string): string {
  const trimmed = name.trim();
  const whole = trimmed.toLowerCase().endsWith('.offramp') ? trimmed : `${trimmed}.offramp`;
  return folder.endsWith(separator) ? folder + whole : folder + separator + whole;
}
