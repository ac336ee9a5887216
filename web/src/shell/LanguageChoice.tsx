import { useState } from 'react';
import { Trouble } from '../api/trouble';
import { useMessages } from '../messages/current';
import { type Language, languages } from '../messages/messages';
import { Segmented } from '../parts/Segmented';
import { TroubleNote } from '../parts/TroubleNote';
import { keepPreferences } from './preferences';

const choices = Object.entries(languages).map(([value, name]) => ({ value: value as Language, name }));

/** The language of page and messages, each by its own name. */
export function LanguageChoice() {
  const { say, language } = useMessages();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const choose = async (chosen: Language): Promise<void> => {
    try {
      await keepPreferences({ language: chosen });
      setTrouble(null);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
  };
  return (
    <>
      <Segmented label={say('page.settings.language')} value={language} choices={choices} choose={(chosen) => void choose(chosen)} />
      <TroubleNote trouble={trouble} />
    </>
  );
}
