import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { CausalLink, CausalLinkRow, CodeItem } from './items';
import { wordsAt } from './sight';

interface LinkPassagesProps {
  readonly rows: readonly CausalLinkRow[];
  readonly codes: readonly CodeItem[];
}

const signs: readonly CausalLink['sign'][] = ['raises', 'lowers', 'unclear'];
const stances: readonly CausalLink['stance'][] = ['unset', 'supports', 'denies', 'reports', 'absent', 'unknown'];

/** Passages that say that one thing led to another, each with its words, how it is judged, and the way to its text. */
export function LinkPassages({ rows, codes }: LinkPassagesProps) {
  const { say } = useMessages();
  const { run, trouble } = useAct();
  const nameOf = (id: string): string => codes.find((code) => code.id === id)?.name ?? '';
  return (
    <>
      <TroubleNote trouble={trouble} />
      <ul className="link-passages">
        {rows.map(({ link, ...row }) => {
          const at = { params: { path: { link: link.id } } };
          const values = { cause: nameOf(link.cause), effect: nameOf(link.effect) };
          return (
            <li key={link.id}>
              <p className="link-between">
                <bdi translate="no">{values.cause}</bdi>
                <select
                  className="form-field"
                  aria-label={say('page.codebook.link.sign-of', values)}
                  value={link.sign}
                  onChange={(event) => {
                    const sign = signs.find((one) => one === event.currentTarget.value);
                    if (sign !== undefined) void run(api.POST('/api/coding/links/{link}/judgement', { ...at, body: { sign } }));
                  }}
                >
                  {signs.map((sign) => (
                    <option key={sign} value={sign}>
                      {say(`page.codebook.link.${sign}`)}
                    </option>
                  ))}
                </select>
                <bdi translate="no">{values.effect}</bdi>
              </p>
              <p className="link-words" dir="auto" translate="no">
                <span className="faint">{row.before}</span>
                <mark>{row.text}</mark>
                <span className="faint">{row.after}</span>
              </p>
              <p className="link-foot soft">
                <a className="linklike" href={`#${wordsAt(link)}`}>
                  <bdi translate="no">{row.name}</bdi>
                </a>
                {row.speaker !== null && row.speaker !== row.name && <bdi translate="no">{row.speaker}</bdi>}
                <label>
                  <span className="only-heard">{say('page.codebook.link.stance-of', values)}</span>
                  <select
                    className="form-field"
                    value={link.stance}
                    onChange={(event) => {
                      const stance = stances.find((one) => one === event.currentTarget.value);
                      if (stance !== undefined) void run(api.POST('/api/coding/links/{link}/judgement', { ...at, body: { stance } }));
                    }}
                  >
                    {stances.map((stance) => (
                      <option key={stance} value={stance}>
                        {say(`page.codebook.link.stance.${stance}`)}
                      </option>
                    ))}
                  </select>
                </label>
                {link.memo !== null && (
                  <span dir="auto" translate="no">
                    {link.memo}
                  </span>
                )}
                <button type="button" className="linklike quiet" onClick={() => void run(api.DELETE('/api/coding/links/{link}', at))}>
                  {say('page.codebook.link.remove')}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
