import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import type { Tier } from '../../src/screening/verdict.js';

/** Sentences written after the rules, to see what they had not been told: [tier, text, board]. */
const CASES: [Tier, string, string?][] = [
  ['crisis', "I have a bottle of vodka and all my pills, tonight I'm finally doing it"],
  ['crisis', 'got everything i need. tomorrow it ends.'],
  ['crisis', "I can't do this anymore. I'm sorry. Goodbye."],
  ['crisis', "I've chosen the day I'm going to die"],
  ['crisis', "I'm sitting in my car with the engine running and the hose attached"],
  ['crisis', "he says he's got the gun and he's going to use it on himself", 'family'],
  ['crisis', 'I tied the rope and I keep looking at it, I want to die'],
  ['crisis', 'my friend just messaged goodbye and turned her phone off, she took pills'],
  ['crisis', 'ive took all of them i feel sleepy'],
  ['crisis', "I'm going to end it when the kids are at school"],
  ['crisis', "my mum has overdosed, she won't wake up", 'family'],
  ['crisis', 'I will jump tonight'],
  ['crisis', "I'm going to burn the house down with them in it"],
  ['crisis', "I can't promise I will be alive tomorrow"],
  ['crisis', "I've decided to end my life next week after my birthday"],
  ['concern', "Sometimes I think it would be easier if I just didn't wake up"],
  ['concern', "my life isn't worth living"],
  ['concern', "I don't see a reason to keep going"],
  ['concern', 'I am so done with being alive'],
  ['concern', "I've been cutting my arms since Monday"],
  ['concern', 'thinking of ending things, nobody would care'],
  ['concern', "I can't see any future for myself"],
  ['concern', 'there is no point to anything, I am a burden on everyone'],
  ['concern', "my partner told me he doesn't want to live any more", 'family'],
  ['concern', "my daughter self harms and I don't know how to talk to her", 'family'],
  ['concern', 'i used last night after 2 years clean', 'addiction'],
  ['concern', 'I slipped up and had a drink', 'addiction'],
  ['concern', 'I keep getting images of stabbing my husband and it terrifies me'],
  ['concern', "I'd be better off dead"],
  ['concern', 'i dont wanna exist anymore'],
  ['concern', 'passive suicidal ideation is back'],
  ['concern', "My ex said she'd kill herself if I left"],
  ['concern', 'I am scared of what I might do to myself'],
  ['concern', 'I hate myself so much I want to disappear forever'],
  ['concern', 'I feel like giving up on life'],
  ['concern', 'I attempted last month and nobody knows'],
  ['concern', 'Is it normal to want to die every day?'],
  ['concern', 'wish i could just stop existing'],
  ['concern', 'I look up ways to die at night'],
  ['none', 'My therapist asked if I was suicidal and I said no'],
  ['none', 'My grandmother died last week, I miss her so much'],
  ['none', 'I had a panic attack on the train and thought I was dying'],
  ['none', 'I want to live, I want to get better'],
  ['none', 'The exam killed me lol'],
  ['none', 'I was hospitalised for a suicide attempt 8 years ago, now I help others'],
  ['none', 'What helps when you feel low in the evening?'],
  ['none', 'You could tell her that you are there and ask if she is thinking of suicide'],
  ['none', 'This week was hell but I made it'],
  ['none', 'My battery died so I missed your message'],
  ['none', 'I am a recovering addict, 3 years sober'],
  ['none', 'We need to kill the stigma'],
  ['none', 'Suicide prevention week starts Monday'],
  ['none', "I'm not going to lie, I miss my old life"],
  ['none', 'My dog had to be put down yesterday'],
  ['none', 'I finally told my mum about my depression'],
  ['none', 'he cut me off in traffic'],
  ['none', 'I took my medication tonight and watched a film'],
  ['none', 'Goodbye everyone, see you next week!'],
  ['none', 'I stood on the platform waiting for the train to work'],
  ['none', 'I jumped off the sofa'],
  ['none', "My brother is a heavy drinker but he's been sober for a month", 'family'],
  ['none', 'I wrote a letter to my mum for her birthday'],
  ['none', "I'm nervous about the meeting tomorrow"],
  ['none', 'I could murder a curry'],
  ['none', 'you will not regret it, therapy saved me'],
  ['none', 'I used to think about dying, these days I garden'],
  ['none', "I can't take this medicine with food"],
  ['none', 'Has anyone had trouble sleeping on sertraline?'],
  ['none', 'I have a gun licence for sport and never think about it'],
];

// A glance is not a flag: the harmless may be watched, and goes up like any other.
function tiers(tier: Tier): Tier[] {
  return tier === 'none' ? ['none', 'watch'] : [tier];
}

describe('plain and indirect words', () => {
  it.each(CASES)('%s: %s', (tier, text, board) => {
    expect(tiers(tier)).toContain(screen(text, { board }).tier);
  });
});
