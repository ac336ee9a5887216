import { registry } from '../actions/all';
import { useStateNow } from '../actions/now';
import { useMessages } from '../messages/current';
import { Dialog } from '../parts/Dialog';
import { KeyHint } from '../parts/KeyHint';
import { opened } from './sheets';

/** Every key that holds here: those of this page, then those of all. */
export default function KeySheet() {
  const { say } = useMessages();
  const { stage } = useStateNow();
  const keyed = registry.actions.filter((action) => (action.keys?.length ?? 0) > 0 && !/digit-[2-9]$/.test(action.id));
  const groups = [
    { title: say(`page.go.${stage}`), actions: keyed.filter((action) => action.scope !== undefined && action.id.startsWith(`${stage}.`)) },
    { title: say('page.keys.everywhere'), actions: keyed.filter((action) => action.scope === undefined) },
  ].filter((group) => group.actions.length > 0);
  return (
    <Dialog title={say('page.keys.open')} onClose={() => opened.set(null)} className="key-sheet">
      <div className="key-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.actions.map((action) => (
                <div key={action.id}>
                  <dt>{say(action.id.endsWith('digit-1') ? 'page.coding.act.digits' : action.label)}</dt>
                  <dd>
                    <KeyHint action={action.id} all />
                    {action.id.endsWith('digit-1') && (
                      <>
                        {' … '}
                        <KeyHint action={action.id.replace(/1$/, '9')} />
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
