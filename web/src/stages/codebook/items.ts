import type { components } from '../../api/openapi';

type Schemas = components['schemas'];

export type { CodeItem } from '../../api/items';
export type CodeCount = Schemas['CodeCountItem'];
export type CodeSet = Schemas['CodeSetItem'];
export type CodebookVersion = Schemas['CodebookVersionItem'];
export type CodebookState = Schemas['CodebookStateReply'];
export type CodebookDifference = Schemas['CodebookDifferenceItem'];
export type CodebookMoment = Schemas['CodebookMomentAsk'];
export type MergePreview = Schemas['MergePreviewReply'];
export type SplitPreview = Schemas['SplitPreviewReply'];
export type CodeRemoval = Schemas['CodeRemovalReply'];
export type CodebookImport = Schemas['CodebookImportReply'];
export type MemoItem = Schemas['MemoItem'];
export type CausalLink = Schemas['CausalLinkItem'];
export type CausalLinks = Schemas['CausalLinksReply'];
export type CausalLinkRow = Schemas['CausalLinkRowItem'];
export type CausalMap = Schemas['CausalMapReply'];
export type CausalEdge = Schemas['CausalEdgeItem'];
