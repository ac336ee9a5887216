import type { components } from '../../api/openapi';

type Schemas = components['schemas'];

export type FindAsk = Schemas['FindAsk'];
export type FilterAsk = Schemas['FilterAsk'];
export type ExpressionAsk = Schemas['ExpressionAsk'];
export type FindReply = Schemas['FindReply'];
export type FoundItem = Schemas['FoundItem'];
export type FoundCounts = Schemas['FoundCounts'];
export type AroundReply = Schemas['AroundReply'];
export type CodeFoundAsk = Schemas['CodeFoundAsk'];
export type Expansion = Schemas['Expansion'];
