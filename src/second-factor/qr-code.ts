import { encode } from 'uqr';

const QUIET_ZONE = 4; // modules; the standard asks for it around the code

/** A QR code as one path of an SVG picture: the template draws it, no style and no script. */
export interface QrCode {
  size: number;
  path: string;
}

/** Draws a text as a QR code. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join('') };
}

// Neighbours are drawn as one bar, so that no hair line shows between them.
function rowPath(row: boolean[], y: number): string {
  const bars = [
    ...row
      .map((dark) => (dark ? '#' : ' '))
      .join('')
      .matchAll(/#+/g),
  ];
  return bars.map(({ index, 0: bar }) => `M${index} ${y}h${bar.length}v1h-${bar.length}z`).join('');
}
