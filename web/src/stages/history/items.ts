import type { components } from '../../api/openapi';

type Schemas = components['schemas'];

export type HistoryAsk = Schemas['HistoryAsk'];
export type HistoryRow = Schemas['HistoryRow'];
export type ActReply = Schemas['ActReply'];
