import { useEffect, useState } from 'react';
import {
  cameraAbilitySchema,
  type CameraClass,
  type CameraFilter,
  type OwnerRow,
} from '#contract/camera';
import { request } from '../../bridge/bridge';
import { useText } from '../../kit/text/useText';

interface Props {
  filter: CameraFilter;
  total: number;
  /** Changes when the catalog did. */
  stamp: string;
  onChange: (filter: CameraFilter) => void;
}

const classes: readonly (CameraClass | undefined)[] = [undefined, 1, 2, 3];

/** The filter with one part set, or taken out. */
function withPart<Part extends keyof CameraFilter>(
  filter: CameraFilter,
  part: Part,
  value: CameraFilter[Part],
): CameraFilter {
  const { [part]: _former, ...others } = filter;
  return value === undefined ? others : { ...others, [part]: value };
}

/** What the tree and the search are narrowed to: class, state, owner, ability. */
export function CameraFilters({ filter, total, stamp, onChange }: Props) {
  const { t } = useText();
  const { cameraClass, isOnline = false } = filter;
  return (
    <>
      <div className="filters">
        {classes.map((one) => (
          <button
            key={one ?? 0}
            type="button"
            className="tab"
            aria-pressed={cameraClass === one}
            onClick={() => onChange(withPart(filter, 'cameraClass', one))}
          >
            {t(one === undefined ? 'desk.cameras.all' : `desk.cameras.class${one}`)}
          </button>
        ))}
        <button
          type="button"
          className="tab"
          aria-pressed={isOnline}
          onClick={() => onChange(withPart(filter, 'isOnline', isOnline ? undefined : true))}
        >
          {t('desk.cameras.online')}
        </button>
        <span className="filters-total" data-testid="camera-total">
          {total.toLocaleString('en-US')}
        </span>
      </div>
      <div className="filters filters-fine">
        <OwnerField filter={filter} stamp={stamp} onChange={onChange} />
        <select
          className="field"
          aria-label={t('cameraList.ability')}
          data-testid="camera-ability"
          value={filter.ability ?? ''}
          onChange={({ target }) =>
            onChange(withPart(filter, 'ability', cameraAbilitySchema.safeParse(target.value).data))
          }
        >
          <option value="">{t('cameraList.anyAbility')}</option>
          {cameraAbilitySchema.options.map((ability) => (
            <option key={ability} value={ability}>
              {t(`cameraList.${ability}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

/** Owners that the platforms tell; nothing where they tell none. */
function OwnerField({ filter, stamp, onChange }: Omit<Props, 'total'>) {
  const { t } = useText();
  const [owners, setOwners] = useState<OwnerRow[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void request('catalog:owners', {}).then((outcome) => {
      if (isCurrent && outcome.ok) setOwners(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [stamp]);
  if (owners.length === 0 && filter.owner === undefined) return null;
  return (
    <select
      className="field"
      aria-label={t('cameraList.owner')}
      data-testid="camera-owner"
      value={filter.owner ?? ''}
      onChange={({ target }) =>
        onChange(withPart(filter, 'owner', target.value === '' ? undefined : target.value))
      }
    >
      <option value="">{t('cameraList.anyOwner')}</option>
      {owners.map(({ owner }) => (
        <option key={owner} value={owner}>
          {owner}
        </option>
      ))}
    </select>
  );
}
