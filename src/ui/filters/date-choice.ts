import { html, type TemplateResult } from 'lit';
import type { QuestionFilter } from '../../conversation/conversation.js';
import type { FilterStrings } from '../../locale/strings.js';
import type { DateField } from './offered-fields.js';

export interface DateChoice {
  readonly field: DateField;
  readonly filters: readonly QuestionFilter[];
  /** Replaces both filters of the field. */
  readonly set: (filters: readonly QuestionFilter[]) => void;
}

/** The first and the last day, and how far back people mostly look. */
export function dateChoiceTemplate({ field, filters, set }: DateChoice, texts: FilterStrings): TemplateResult {
  const dayOf = (wanted: string): string => filters.find(({ name }) => name === wanted)?.label ?? '';
  const [first, last] = [dayOf(field.start), dayOf(field.end)];
  const choose = (from: string, to: string): void => set([...startFilter(field, from), ...endFilter(field, to)]);
  const preset = (label: string, day: string): TemplateResult =>
    html`<button
      class="filter-option"
      type="button"
      aria-pressed=${first === day && last === '' ? 'true' : 'false'}
      @click=${() => choose(day, '')}
    >
      ${label}
    </button>`;
  const input = (label: string, day: string, change: (day: string) => void): TemplateResult =>
    html`<label>
      ${label}
      <input
        type="date"
        min="1970-01-01"
        max="9999-12-31"
        .value=${day}
        @change=${({ target }: Event) => {
          const { value, validity } = target as HTMLInputElement;
          // A year is typed digit by digit.
          if (validity.valid) change(value);
        }}
      />
    </label>`;
  return html`<div class="filter-options">
      ${preset(texts.pastWeek, daysBack({ days: 7 }))} ${preset(texts.pastMonth, daysBack({ months: 1 }))}
      ${preset(texts.pastYear, daysBack({ months: 12 }))}
    </div>
    <div class="filter-days">
      ${input(texts.from, first, (day) => choose(day, last))} ${input(texts.to, last, (day) => choose(first, day))}
    </div>`;
}

/** @param day in the user's time zone: `2026-02-26`; empty: no filter */
function startFilter({ start }: DateField, day: string): readonly QuestionFilter[] {
  return day === '' ? [] : [{ name: start, value: new Date(`${day}T00:00`).toISOString(), label: day }];
}

/** The day itself is let through: the time is that of the next midnight. */
function endFilter({ end }: DateField, day: string): readonly QuestionFilter[] {
  if (day === '') return [];
  const midnight = new Date(`${day}T00:00`);
  midnight.setDate(midnight.getDate() + 1);
  return [{ name: end, value: midnight.toISOString(), label: day }];
}

function daysBack({ days = 0, months = 0 }): string {
  const now = new Date();
  const lastOfMonth = new Date(now.getFullYear(), now.getMonth() - months + 1, 0).getDate();
  // A month before March 31 is the last day of February.
  const day = new Date(now.getFullYear(), now.getMonth() - months, Math.min(now.getDate(), lastOfMonth) - days);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${day.getFullYear()}-${month}-${date}`;
}
