import { minuteText } from './clauses';

/** A time of day inside a sentence. */
export function TimeField({
  label,
  minute,
  onChange,
}: {
  label: string;
  minute: number;
  onChange: (minute: number) => void;
}) {
  return (
    <input
      className="field word-time"
      type="time"
      aria-label={label}
      value={minuteText(minute)}
      onChange={(event) => {
        const [hours, minutes] = event.target.value.split(':').map(Number);
        if (hours !== undefined && minutes !== undefined) onChange(hours * 60 + minutes);
      }}
    />
  );
}
