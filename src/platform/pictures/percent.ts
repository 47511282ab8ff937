/** A share from 0 to 1 in percent, as people read it: one decimal below ten, none above. */
export function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

/** A round share, as the scale of a picture has them, without decimals that say nothing. */
export function roundPercent(share: number): string {
  return String(Math.round(share * 1_000) / 10);
}
