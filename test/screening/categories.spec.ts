import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import type { Category } from '../../src/screening/verdict.js';

const HAS: [Category, string][] = [
  ['method_seeking', 'What is the easiest way to kill myself?'],
  ['method_info', 'That method never fails, message me for the guide.'],
  ['method_info', 'You need 50 paracetamol to die.'],
  ['encouragement', 'Just go kill yourself already.'],
  ['encouragement', 'Anyone want to die together? Looking for a suicide partner.'],
  ['unsafe_advice', 'Just stop taking your meds, they are poison.'],
  ['unsafe_advice', 'Quit drinking cold turkey, it is fine.'],
  ['drug_sourcing', 'Where can I get xanax without a script?'],
  ['drug_sourcing', 'Selling diazepam, message me for prices.'],
  ['unkind', 'You are a pathetic loser.'],
  ['unkind', 'Nobody likes you, shut the fuck up.'],
  ['spam', 'Earn easy money from home, join my telegram group now'],
  ['spam', 'Get 50% off today, order now at http://shop.example'],
  ['minor', "I'm 13 and I can't talk to anyone."],
  ['minor', "I'm in year 8 and school is hard."],
  ['abuse_disclosed', 'My husband hits me when he drinks.'],
  ['abuse_disclosed', 'I was raped when I was at college.'],
  ['contact_details', 'Write to me at sunny.day@mail.example'],
  ['contact_details', 'my number is 07700 900 123'],
  ['contact_details', 'find me on insta: quiet_river9'],
  ['contact_details', 'I live at 14 Meadow Lane'],
  ['contact_details', 'whatsapp me +44 7700 900321'],
  ['overdose', 'I have taken an overdose'],
  ['self_harm', 'I cut myself again'],
  ['hopelessness', 'I am such a burden'],
];

const HAS_NOT: [Category, string][] = [
  ['contact_details', 'Call Samaritans on 116 123, any time.'],
  ['contact_details', 'In the US call or text 988, or text SHOUT to 85258.'],
  ['contact_details', 'I take 150 mg at 8 and 300 mg at 22, level 0.7.'],
  ['contact_details', 'Sober since 12-03-2021, that is 1,234 days.'],
  ['contact_details', 'Childline is 0800 1111.'],
  ['contact_details', 'I turned 30 on 2024-05-06.'],
  ['contact_details', 'instagram is toxic for me'],
  ['unkind', 'I feel like a pathetic loser.'],
  ['unkind', 'He called me stupid and it hurt.'],
  ['encouragement', "Please don't kill yourself."],
  ['drug_sourcing', 'My doctor prescribed diazepam for a week.'],
  ['unsafe_advice', 'Do not stop taking your meds without asking your doctor.'],
  ['unsafe_advice', 'My meds make me tired.'],
  ['minor', 'I am 45 and starting again.'],
  ['minor', 'I am 13 days sober.'],
  ['spam', 'This page helped me: https://mind.example/sleep'],
  ['method_info', 'The breathing method works for me.'],
  ['abuse_disclosed', 'My heart beats fast.'],
];

describe('categories', () => {
  it.each(HAS)('finds %s: %s', (category, text) => {
    expect(screen(text).categories).toContain(category);
  });

  it.each(HAS_NOT)('leaves %s alone: %s', (category, text) => {
    expect(screen(text).categories).not.toContain(category);
  });

  it('keeps the tier apart from a category that speaks of no risk', () => {
    expect(screen('Ring me on 07700 900123 if you like gardening.')).toMatchObject({
      tier: 'none',
      about: null,
    });
  });
});
