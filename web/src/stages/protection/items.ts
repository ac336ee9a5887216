import type { components } from '../../api/openapi';

type Schemas = components['schemas'];

export type Protection = Schemas['ProtectionItem'];
export type Participant = Schemas['ParticipantItem'];
export type Collaborator = Schemas['CollaboratorItem'];
export type Meeting = Schemas['MeetingItem'];
export type Consent = Schemas['ConsentItem'];
export type ConsentAsk = Schemas['ConsentAsk'];
export type LeavingSource = Schemas['LeavingItem'];
export type MayLeave = LeavingSource['mayLeave'];
export type WithdrawalAsk = Schemas['WithdrawalAsk'];
export type Withdrawal = Schemas['WithdrawalItem'];
export type SourceGoing = Schemas['SourceGoing'];
export type VoiceGoing = Schemas['VoiceGoing'];
export type Repeated = Schemas['RepeatedItem'];
export type CopyGoing = Schemas['CopyGoing'];
export type TextName = Schemas['TextName'];
export type RewritableField = Schemas['RewritableField'];

/** A person or a source by its id; a blank where it is not there any more. */
export function nameOf(items: readonly { readonly id: string; readonly name?: string; readonly pseudonym?: string }[], id: string): string {
  const found = items.find((item) => item.id === id);
  return found?.name ?? found?.pseudonym ?? '';
}

/** Each copy once, though several sources of one withdrawal stand in it. */
export function copiesOf(preview: Withdrawal): readonly CopyGoing[] {
  const all = [...preview.sources, ...preview.voices].flatMap((going) => going.copies);
  return [...new Map(all.map((copy) => [`${copy.kind} ${copy.name} ${copy.when}`, copy])).values()];
}

/** Each repetition once. */
export function repeatedOf(preview: Withdrawal): readonly Repeated[] {
  const all = [...preview.sources, ...preview.voices].flatMap((going) => going.repeated);
  return [...new Map(all.map((one) => [`${one.where} ${one.words}`, one])).values()];
}

/** A field's name as codes of the catalogue write it: `takenBy` is `taken-by`. */
export const kebab = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
