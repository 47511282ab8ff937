// Plain old JavaScript on purpose: an outdated Node.js must be able to read this far, to say what is wrong.
const NEEDED = [20, 19];

/**
 * @param {string} version as in process.versions.node
 * @returns {string | null} why this Node.js cannot be used, in one sentence; null: it can
 */
export function refusal(version) {
  const parts = version.split('.').map(Number);
  const enough = parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
  if (enough) return null;
  return (
    'Hearthside needs Node.js ' +
    NEEDED.join('.') +
    ' or newer, and this is ' +
    version +
    ': install a newer one from https://nodejs.org.'
  );
}
