import { describe, expect, it } from 'vitest';
import { askOf, draftOf, limitOf } from './consentDraft';

describe('a consent while it is typed', () => {
  it('begins with the least that can be agreed to', () => {
    const draft = draftOf(null);
    expect([draft.scope, draft.freedom, draft.understood, draft.lifeHistory]).toEqual(['background', 'unknown', null, false]);
  });

  it('sends blanks as nothing noted, and words as they were typed', () => {
    const draft = draftOf(null);
    const ask = askOf({ ...draft, texts: { ...draft.texts, until: '  ', payment: ' tea ' } }, 'p', 'e');
    expect([ask.until, ask.payment, ask.encounter, ask.source]).toEqual([null, ' tea ', 'e', null]);
  });

  it('comes back from what stands as it stood', () => {
    const draft = { ...draftOf(null), scope: 'paraphrase', freedom: 'free', limitsTold: false } as const;
    const { participant: _, encounter: __, source: ___, ...terms } = askOf(draft, 'p', 'e');
    const standing = {
      ...terms,
      lifeHistory: false,
      archive: false,
      recontact: false,
      understood: null,
      limitsTold: false,
      date: null,
      until: null,
      language: null,
      takenBy: null,
      arrangedBy: null,
      payment: null,
      note: null,
      isOver: false,
    };
    expect(draftOf(standing)).toEqual(draft);
  });

  it.each([
    ['background', 'detained', null, null],
    ['verbatim', 'detained', true, 'page.protection.limit.not-free'],
    ['paraphrase', 'unknown', true, 'page.protection.limit.not-free'],
    ['verbatim', 'free', false, 'page.protection.limit.not-understood'],
    ['verbatim', 'free', null, null],
  ] as const)('says why %s, %s, understood %s does not let words leave', (scope, freedom, understood, limit) =>
    expect(limitOf({ ...draftOf(null), scope, freedom, understood })).toBe(limit),
  );
});
