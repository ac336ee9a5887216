import type { Consent, ConsentAsk } from './items';

const scopes = ['background', 'paraphrase', 'verbatim'] as const;
const freedoms = ['unknown', 'free', 'supervised', 'detained', 'others-present'] as const;
const texts = ['date', 'until', 'language', 'takenBy', 'arrangedBy', 'payment', 'note'] as const;

export type TextField = (typeof texts)[number];
export const consentScopes = scopes;
export const consentFreedoms = freedoms;

/** A consent while it is typed: blanks where nothing is noted. */
export interface ConsentDraft {
  readonly scope: (typeof scopes)[number];
  readonly freedom: (typeof freedoms)[number];
  readonly lifeHistory: boolean;
  readonly archive: boolean;
  readonly recontact: boolean;
  readonly understood: boolean | null;
  readonly limitsTold: boolean | null;
  readonly texts: Readonly<Record<TextField, string>>;
}

/** What stands now. Where nothing does, the least: nobody agreed to anything by not being asked. */
export function draftOf(consent: Consent | null): ConsentDraft {
  return {
    scope: consent?.scope ?? 'background',
    freedom: consent?.freedom ?? 'unknown',
    lifeHistory: consent?.lifeHistory ?? false,
    archive: consent?.archive ?? false,
    recontact: consent?.recontact ?? false,
    understood: consent?.understood ?? null,
    limitsTold: consent?.limitsTold ?? null,
    texts: {
      date: consent?.date ?? '',
      until: consent?.until ?? '',
      language: consent?.language ?? '',
      takenBy: consent?.takenBy ?? '',
      arrangedBy: consent?.arrangedBy ?? '',
      payment: consent?.payment ?? '',
      note: consent?.note ?? '',
    },
  };
}

/** What is asked of the server. */
export function askOf(draft: ConsentDraft, participant: string, encounter: string | null): ConsentAsk {
  const noted = (field: TextField): string | null => (draft.texts[field].trim() === '' ? null : draft.texts[field]);
  const { scope, freedom, lifeHistory, archive, recontact, understood, limitsTold } = draft;
  return {
    participant,
    encounter,
    source: null,
    scope,
    freedom,
    lifeHistory,
    archive,
    recontact,
    understood,
    limitsTold,
    date: noted('date'),
    until: noted('until'),
    language: noted('language'),
    takenBy: noted('takenBy'),
    arrangedBy: noted('arrangedBy'),
    payment: noted('payment'),
    note: noted('note'),
  };
}

/** Why no word may leave whatever the scope says, as a code of the catalogue; null where the scope holds. */
export function limitOf(draft: ConsentDraft): string | null {
  if (draft.scope === 'background') return null;
  if (draft.freedom !== 'free') return 'page.protection.limit.not-free';
  return draft.understood === false ? 'page.protection.limit.not-understood' : null;
}
