import type { components } from './openapi';

type Schemas = components['schemas'];

/** What the server says, by shorter names. A stage may name its own in its folder. */
export type Acted = Schemas['Acted'];
export type StudyReply = Schemas['StudyReply'];
export type OpenStudy = Schemas['OpenStudyReply'];
export type SourceItem = Schemas['SourceItem'];
export type DocumentItem = Schemas['DocumentItem'];
export type DocumentReply = Schemas['DocumentReply'];
export type CodeItem = Schemas['CodeItem'];
export type CodingItem = Schemas['CodingItem'];
export type CodingsReply = Schemas['CodingsReply'];
export type HistoryItem = Schemas['HistoryItem'];
export type LiveEvent = Schemas['LiveEvent'];
