import { useRef, useState } from 'preact/hooks';

interface DateFieldProps {
  readonly name: string;
  /** ISO date, or empty. */
  readonly value: string;
  readonly set: (date: string) => void;
}

/**
 * A date that is picked is set at once; one that is typed when the field is left or Enter is pressed,
 * since each digit makes another date that could be meant. Escape takes back what was typed.
 */
export function DateField({ name, value, set }: DateFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const typing = useRef(false);
  const commit = (date: string | null): void => {
    typing.current = false;
    setDraft(null);
    // No incident was before the year 1000: such a year is not written to its end.
    if (date !== null && date !== value && date >= '1000') set(date);
  };
  return (
    <input
      type="date"
      aria-label={name}
      value={draft ?? value}
      onKeyDown={({ key }) => {
        typing.current = key !== 'Escape' && key !== 'Enter';
        if (key === 'Enter') commit(draft);
        if (key === 'Escape') commit(null);
      }}
      onChange={({ currentTarget }) => {
        if (typing.current) setDraft(currentTarget.value);
        else commit(currentTarget.value);
      }}
      onBlur={() => commit(draft)}
    />
  );
}
