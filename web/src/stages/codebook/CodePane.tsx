import { memo } from 'react';
import { useMessages } from '../../messages/current';
import { CodeAtHand } from './CodeAtHand';
import { CodeTree, type CodeTreeProps } from './CodeTree';

/** The codebook beside a text: its tree, and below it what the code at hand means. */
export const CodePane = memo(function CodePane(props: CodeTreeProps) {
  const { say } = useMessages();
  const { selected, colours } = props;
  const colour = selected === null || colours === undefined ? undefined : (colours.get(selected)?.colour ?? null);
  return (
    <section className="code-pane" aria-label={say('page.go.codebook')}>
      <div className="code-pane-head">
        <h2>{say('page.go.codebook')}</h2>
        <a className="linklike" href="#/codebook">
          {say('page.codebook.edit')}
        </a>
      </div>
      <CodeTree {...props} />
      <CodeAtHand code={selected} {...(colour === undefined ? {} : { colour })} />
    </section>
  );
});
