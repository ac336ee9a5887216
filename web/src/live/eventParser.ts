/** One message of a stream of events. */
export interface StreamMessage {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream gave; null before the first. */
  readonly id: string | null;
}

/** Reads `text/event-stream` as the HTML standard says, piece by piece, wherever the pieces are cut. */
export function makeEventParser(onMessage: (message: StreamMessage) => void): { push(text: string): void } {
  let rest = '';
  let isFirst = true;
  let id: string | null = null;
  let event = '';
  let data: string[] = [];

  const line = (text: string): void => {
    if (text === '') {
      if (data.length > 0) onMessage({ event: event === '' ? 'message' : event, data: data.join('\n'), id });
      event = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return {
    push(text) {
      rest += text;
      if (isFirst && rest !== '') {
        rest = rest.replace(/^\uFEFF/, '');
        isFirst = false;
      }
      let from = 0;
      for (;;) {
        const end = nextLineEnd(rest, from);
        // A CR that ends the piece may be half of CR LF: the next piece tells.
        if (end < 0 || (rest[end] === '\r' && end + 1 === rest.length)) break;
        line(rest.slice(from, end));
        from = end + (rest[end] === '\r' && rest[end + 1] === '\n' ? 2 : 1);
      }
      rest = rest.slice(from);
    },
  };
}

function nextLineEnd(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = text.indexOf('\r', from);
  return lf < 0 ? cr : cr < 0 ? lf : Math.min(lf, cr);
}
