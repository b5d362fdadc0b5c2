/** How long to wait: "in 40 seconds", "in 5 minutes". Rounded up: who comes too early waits again. */
export function relativeTime(language: string, seconds: number): string {
  const [unit, length] =
    seconds < 90 ? (['second', 1] as const) : seconds < 5400 ? (['minute', 60] as const) : (['hour', 3600] as const);
  return new Intl.RelativeTimeFormat(language).format(Math.ceil(seconds / length), unit);
}
