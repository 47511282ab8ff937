import { describe, expect, it } from 'vitest';
import { screenName, type NameVerdict } from '../../src/screening/screen-name.js';

const NAMES: Record<NameVerdict, string[]> = {
  fine: [
    'quiet-river-42',
    'BlueKettle',
    'Ana',
    'modest_mouse',
    'badminton7',
    'Scunthorpe',
    'NightOwl',
    'grape_fan',
    'Essex_girl',
    'Dickens',
    'raccoon9',
    'Prickly Pear',
    'Deadhead',
    'LifeIsOk',
    'sunny_day',
    'Pakistan_fan',
    'hope4tomorrow',
    'Nadminka',
    'cocktail',
    'therapist_in_training',
    'classic',
    'Zoë',
  ],
  hurtful: [
    'admin',
    'Admin1',
    'M0derator',
    'the_moderator',
    'Hearthside Team',
    'hearthside',
    'f4ggot',
    'n1gg3r',
    'KillYourself',
    'k1ll_y0urself',
    'kys',
    'go fuck yourself',
    'NembutalFan',
    'exit-bag',
    'ret4rd',
    'staff',
  ],
  distress: [
    'wanttodie',
    'endmylife',
    'WantToDie',
    'w4nt2die'.replace('2', 'to'),
    'End_My_Life',
    'killmyself',
    'KiLlMySeLf',
    'k1ll_m3',
    'suicidal99',
    'i-want-to-die',
    'better_off_dead',
    'wishIwasdead',
    'IHateMyself',
    'want to dіe',
  ],
};

describe('names', () => {
  const cases = Object.entries(NAMES).flatMap(([verdict, names]) => names.map((name) => [verdict, name]));

  it.each(cases)('%s: %s', (verdict, name) => {
    expect(screenName(name)).toBe(verdict);
  });

  it('answers for any string', () => {
    for (const name of ['', ' ', '\u{1f600}', '\ud800', '💔'.repeat(500)])
      expect(screenName(name)).toBe('fine');
  });
});
