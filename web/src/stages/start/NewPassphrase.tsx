import { Checkbox, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';

/** What opens the study: six random words, or one's own. Null is told until it is chosen and, as far as that can be seen, kept elsewhere. */
export function NewPassphrase({ onChosen }: { onChosen(passphrase: string | null): void }) {
  const { say } = useMessages();
  const [kind, choose] = useState<'offered' | 'own'>('offered');
  const [isWritten, write] = useState(false);
  const [own, writeOwn] = useState('');
  const [again, writeAgain] = useState('');
  const offer = useQuery({
    queryKey: ['start', 'passphrase'],
    queryFn: () => unwrap(api.POST('/api/study/passphrase')),
    enabled: kind === 'offered',
    gcTime: 0,
  });
  const words = offer.data?.words ?? '';
  const chosen = kind === 'offered' ? (isWritten && words !== '' ? words : null) : own !== '' && own === again ? own : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the choice changes, not when the listener does.
  useEffect(() => onChosen(chosen), [chosen]);
  const field = {
    autoComplete: 'new-password',
    spellCheck: false,
    visibilityToggleButtonProps: { 'aria-label': say('page.unlock.show') },
  } as const;
  return (
    <fieldset className="passphrase">
      <legend>{say('page.unlock.passphrase')}</legend>
      <Segmented<'offered' | 'own'>
        label={say('page.start.passphrase.which')}
        value={kind}
        choose={choose}
        choices={[
          { value: 'offered', name: say('page.start.passphrase.offered') },
          { value: 'own', name: say('page.start.passphrase.own') },
        ]}
      />
      {kind === 'offered' ? (
        <>
          <TroubleNote trouble={offer.error} />
          <p className="offered" dir="ltr" translate="no">
            {words}
          </p>
          <button
            type="button"
            className="linklike"
            onClick={() => {
              write(false);
              void offer.refetch();
            }}
          >
            {say('page.start.passphrase.others')}
          </button>
          <p className="note-warn">{say('page.start.passphrase.paper')}</p>
          <Checkbox
            checked={isWritten}
            onChange={(event) => write(event.currentTarget.checked)}
            label={say('page.start.passphrase.written')}
          />
        </>
      ) : (
        <>
          <PasswordInput
            label={say('page.start.passphrase.type')}
            value={own}
            onChange={(event) => writeOwn(event.currentTarget.value)}
            {...field}
          />
          <PasswordInput
            label={say('page.start.passphrase.again')}
            value={again}
            onChange={(event) => writeAgain(event.currentTarget.value)}
            error={again !== '' && again !== own ? say('page.start.passphrase.differ') : undefined}
            {...field}
          />
          <p className="note-warn">{say('page.start.passphrase.no-way-back')}</p>
        </>
      )}
    </fieldset>
  );
}
