import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import { DISGUISES } from './disguises.js';

const RISKY = lines(`
I want to die tonight and I have the pills beside me
I am going to kill myself after work tomorrow
I keep thinking about suicide and I cannot make it stop
I took an overdose an hour ago and my chest feels heavy
I have written the letters and I am ready to die
Everyone would be better off without me
I wish I was dead
I am going to jump from the bridge tonight
I have been cutting again and my arms are covered
I do not want to be alive anymore
I have decided to end my life on Sunday
There is no reason to live for me
I want to hang myself in the garage
I feel worthless and hopeless and I want to die
My brother says he is going to kill himself tonight
I relapsed last night and I am still drinking
I can't go on and I want it all to end
I am suicidal again and nobody knows it
I have a rope and I know where to go
Goodbye everyone I am going to kill myself now
I want to hurt myself so badly tonight
I would rather be dead than live like this
I bought enough tablets to kill myself
Nobody would miss me if I killed myself
I think about killing myself every single day
My daughter took an overdose and she will not wake up
I am a burden to my family and they would be better off without me
I want to kill my neighbour and I have the knife
I have suicidal thoughts all the time
I just want to die
My friend wants to kill herself and has the pills
I hate my life and I want to end it
I am planning to kill myself this weekend
I have taken all my tablets and I am scared
I need to cut myself to feel anything
I can't stop thinking about how to end my life
I will not be here tomorrow because I am going to kill myself
I used heroin again last night after a year clean
Please help me I am going to overdose
I wanted to kill myself yesterday and I still want to
I have lost all hope and I don't want to live
I am standing on the bridge and I want to jump
Life is pointless and I want to die
My mother says she wants to die
I cut myself with a razor blade this morning
I tried to kill myself last week and I will try again
I am done with living and I want to be dead
I have the gun and I am going to shoot myself
I don't want to wake up tomorrow
I want to disappear and never wake up
I swallowed a whole packet of paracetamol
There is no point in living anymore
I am thinking about suicide because of the pain
I keep having urges to hurt myself
I wish I could just die in my sleep
I am going to kill him tonight
I feel like killing myself when they leave
My partner is suicidal and I am scared to leave him alone
I can't live like this anymore and I want to die
I have a plan to kill myself and a date
`);

const HARMLESS = lines(`
I went for a walk with my sister and it was lovely
Does anyone know a good recipe for lentil soup
My new tablets make me a bit sleepy in the morning
I have been sober for two hundred days and I am proud
The film last night was so funny that we cried
I am trying to sleep before midnight this week
My doctor changed my dose to 50mg and I feel fine
We had a long talk about my job and the future
Can someone explain how group therapy works
The train was late again and my phone had no power
I cooked dinner for the first time in a month
My dog ran off with my shoe this morning
Thank you all for being so kind to me last week
I start a new course in September and I am nervous
The weather is grey but the garden looks green
My mum came to visit and brought a cake
I slept for seven hours and woke up rested
We won the quiz at the pub by one point
Has anyone tried the breathing exercise from the leaflet
I finished my first painting and I quite like it
My daughter learned to ride her bike today
I need a better way to plan my week
The meeting on Tuesday helped me more than I thought
I am reading a novel about a gardener in Wales
Work was busy and I missed my lunch
I told my friend about my anxiety and she listened
My cat sits on the letter I am trying to write
It took me an hour to leave the house but I did
The bridge is closed so I take the bus to work
I am looking for a choir near the station
We moved the sofa and now the room feels bigger
My appointment is at 4pm on the 12th
I drink tea instead of coffee in the evening
The neighbours had a party and I could not sleep
I like the quiet when everyone has gone home
My son scored two goals at the weekend
I have a cold and my head hurts a little
Thanks for the advice about the form
I want to learn to swim this year
My phone died so I read a book on the train
We planted tomatoes and they are growing well
I was worried about the exam but it went well
The nurse was patient and explained everything
I made a list of small things that I enjoy
My brother cut the grass and then we had lunch
I am saving for a holiday by the sea
Does the library open on Sunday
I was late because I could not find my keys
The new support worker is called Sam
I ran five miles and my legs are tired
My therapist says to take one day at a time
We watched the birds from the kitchen window
I am glad that I stayed at the meeting
The shop had no bread left this morning
My sister had her baby and they are both well
I want to thank the person who wrote to me
I got a letter about my rent and I called them
The music tonight was the best in months
I feel better than I did last winter
We play cards every Friday after tea
`);

/** The bar: what a disguise may cost of the recall, and add to the false alarms. */
const KEPT = 0.95;
const ADDED = 0.02;

describe('a disguise', () => {
  it('is measured on posts that are judged right without one', () => {
    expect(RISKY.filter(isFlagged).length).toBeGreaterThan(55);
    expect(HARMLESS.filter(isFlagged)).toEqual([]);
  });

  it.each(Object.entries(DISGUISES))('of %s hides nearly nothing', (_, disguise) => {
    const plain = RISKY.filter(isFlagged);
    const missed = plain.map(disguise).filter((text) => !isFlagged(text));
    expect(missed.slice(plain.length * (1 - KEPT)), missed.join('\n')).toEqual([]);
  });

  it.each(Object.entries(DISGUISES))('of %s raises hardly a false alarm', (_, disguise) => {
    const alarms = HARMLESS.map(disguise).filter(isFlagged);
    expect(alarms.slice(HARMLESS.length * ADDED), alarms.join('\n')).toEqual([]);
  });

  it('comes in at least 36 kinds, and each changes something', () => {
    const kinds = Object.values(DISGUISES);
    expect(kinds.length).toBeGreaterThanOrEqual(36);
    expect(kinds.filter((disguise) => RISKY.every((text) => disguise(text) === text))).toEqual([]);
  });
});

function isFlagged(text: string): boolean {
  const { tier } = screen(text);
  return tier === 'crisis' || tier === 'concern';
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
