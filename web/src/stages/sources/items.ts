import type { SourceItem } from '../../api/items';
import type { components } from '../../api/openapi';

type Schemas = components['schemas'];

/** What the server says of sources, by shorter names. */
export type SourceDetail = Schemas['SourceDetail'];
export type SourceKind = SourceItem['kind'];
export type Particular = Schemas['ParticularAsk']['field'];
export type UploadReply = Schemas['UploadReply'];
export type FileProblem = Schemas['FileProblemItem'];
export type PutQuestion = Schemas['PutQuestionItem'];

/** The kinds in the order in which people look for them. */
export const sourceKinds: readonly SourceKind[] = [
  'interview',
  'group-interview',
  'field-note',
  'publication',
  'media-item',
  'closed-channel',
  'unnamed-local-sources',
  'survey-answer',
];

/** What can be noted of a source beside its date, in the order of the page. */
export const plainParticulars: readonly Particular[] = [
  'title',
  'wave',
  'place',
  'language',
  'mode',
  'capture',
  'capture-note',
  'basis',
  'author',
  'description',
  'file-name',
];
