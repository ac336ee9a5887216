import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { languageName } from '../../messages/languageName';
import { EditInPlace } from '../../parts/EditInPlace';
import type { Acting } from '../../shell/acting';
import { DateField } from './DateField';
import { type Particular, plainParticulars, type SourceDetail } from './items';

interface ParticularsPartProps {
  readonly detail: SourceDetail;
  readonly act: Acting;
}

/** The particulars of a source. */
export function ParticularsPart({ detail, act }: ParticularsPartProps) {
  const { say, locale } = useMessages();
  const { source } = detail;
  const noted = new Map(detail.particulars.map((particular) => [particular.field, particular.text]));
  const save = async (field: Particular, text: string): Promise<boolean> =>
    (await act.run(api.POST('/api/sources/{source}/particulars', { params: { path: { source: source.id } }, body: { field, text } }))) !==
    null;
  const label = (field: Particular): string =>
    say('page.sources.field-of', { field: say(`page.sources.particular.${field}`), name: source.name });
  const [first = 'title', ...rest] = plainParticulars;
  const plain = (field: Particular) => (
    <div key={field}>
      <dt>{say(`page.sources.particular.${field}`)}</dt>
      <dd>
        <EditInPlace
          label={label(field)}
          value={noted.get(field) ?? ''}
          shown={field === 'language' ? languageName(noted.get(field) ?? '', locale) : undefined}
          draftKey={`particular:${source.id}:${field}`}
          multiline={field === 'description' || field === 'capture-note'}
          disabled={source.withdrawn}
          save={(text) => save(field, text)}
        />
      </dd>
    </div>
  );
  return (
    <dl className="particulars">
      {plain(first)}
      <div>
        <dt>{say('page.sources.particular.date')}</dt>
        <dd>
          <DateField
            source={source.id}
            label={label('date')}
            value={noted.get('date-as-said') ?? source.date ?? ''}
            inWords={source.dateInWords}
            edtf={source.date ?? source.dateRange}
            disabled={source.withdrawn}
            save={(typed) => save('date', typed)}
          />
        </dd>
      </div>
      {rest.map(plain)}
    </dl>
  );
}
