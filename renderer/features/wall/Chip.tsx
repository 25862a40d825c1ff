import { Icon, type IconName } from '../../kit/Icon';

/** A short word on a picture. */
export function Chip({ icon, words }: { icon?: IconName; words: string }) {
  return (
    <span className="chip">
      {icon === undefined ? null : <Icon name={icon} size="0.8em" />}
      {words}
    </span>
  );
}
