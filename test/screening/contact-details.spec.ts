import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { contactDetails } from '../../src/screening/categories/contact.js';
import { normalise } from '../../src/screening/reading/normalise.js';
import { screen } from '../../src/screening/screen.js';

interface Line {
  calls: { number: string }[];
  texts: { number: string }[];
}

/** What is to be found stands in ⟦ ⟧; everything else is to be left alone. */
const PHONES = `
ring me on ⟦07700 900123⟧ after six
⟦07700900123⟧
my mobile: ⟦07700-900-123⟧
tel:⟦07700900123⟧ if it helps
text ⟦07700 900 123⟧x
⟦077 00 90 01 23⟧ is me
it is ⟦0 7 7 0 0 9 0 0 1 2 3⟧ with spaces
it is ⟦０７７００ ９００１２３⟧ in wide figures
it is ⟦⓪⑦⑦⓪⓪ ⑨⓪⓪①②③⟧ in circles
it is ⟦0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣⟧ in emoji
it is ⟦07700*900*123⟧ with stars
it is ⟦o77oo 9oo123⟧ with the letter
try ⟦07700 then 900 then 123⟧
landline ⟦(01632) 960 123⟧
⟦020 7946 0123⟧ most evenings
call me on ⟦+44 7700 900123⟧
call me on ⟦+44 (0)7700 900123⟧
call me on ⟦0044 7700 900123⟧
you can reach me at ⟦202-555-0123⟧
⟦(202) 555-0123⟧ is my cell
⟦202.555.0123⟧
⟦1-202-555-0123⟧ after nine
⟦+1 202 555 0123⟧
my cell is ⟦2025550123⟧
call me, ⟦555-0123⟧
⟦+353 85 555 0123⟧
⟦085 555 0123⟧, that's Dublin
⟦0491 570 123⟧ is the mobile
⟦+61 491 570 123⟧
⟦+91 98765 00123⟧
save ⟦98765 00123⟧
⟦+33 6 39 98 01 23⟧
⟦06 39 98 01 23⟧, en France
⟦+49 151 23456789⟧
⟦+234 803 555 0123⟧
⟦021 555 0123⟧ in Auckland
my number without the zero is ⟦7700 900 123⟧
whatsapp ⟦+27 82 555 0123⟧ any time
⟦oh seven seven double oh, nine hundred, one two three⟧
⟦zero seven seven zero zero nine zero zero one two three⟧
⟦plus four four seven seven zero zero nine double zero one two three⟧
my number is ⟦five five five oh one two three⟧
⟦07 double 7 00 nine hundred 12⟧ would be it
⟦zero7seven00 900 123⟧ run together
forget the helpline, ring me on ⟦07700 900123⟧
the clinic is kind but ⟦07700 900 123⟧ is me
she's on ⟦07700 900123⟧ and he's on ⟦07700 900456⟧
`;

const EMAILS = `
write to ⟦ana.bell@post.example⟧.
my email's ⟦ana_bell+forum@mail.post.example⟧
⟦ana (at) post (dot) example⟧
⟦ana [at] post [dot] example⟧ works
⟦ana{at}post{dot}example⟧
⟦ana at post dot example⟧ is where I am
⟦ana dot bell at post dot example⟧
⟦ana underscore bell at gmail dot com⟧
it is ⟦anabell88 at post.example⟧
my email is ⟦anabell at gmail⟧
⟦anabell@gmail⟧ you know the rest
⟦anabell88 @ post.example⟧
⟦ana＠post.example⟧ in wide signs
⟦ana-at-post-dot-example⟧
Mail me: ⟦ben@letters.example⟧, or ⟦ben2@letters.example⟧
`;

const HANDLES = `
my insta is ⟦quiet_teapot9⟧
insta: ⟦quietteapot⟧
snap - ⟦quietteapot⟧
kik = ⟦quiet_teapot⟧
my discord's ⟦quietteapot⟧.
I'm on Discord as ⟦quietteapot⟧
my discord is ⟦quietteapot#0123⟧
⟦quietteapot#0123⟧ is me
telegram ⟦@quietteapot⟧, no one reads along there
find my bread on tiktok, it's ⟦@quiet.teapot⟧
⟦@quiet.teapot⟧ on threads
on x as ⟦@quietteapot⟧
my reddit is ⟦u/quiet_teapot⟧
signal username is ⟦quiet.42⟧
my username is ⟦quiet_teapot⟧ over there
here's my insta, its ⟦the.quiet.teapot_⟧
Skype still works: ⟦live.quiet_teapot⟧
I'm ⟦quietteapot⟧ on instagram
just search '⟦QuietTeapot⟧' on insta
please ⟦add me on snap⟧
⟦dm me on instagram⟧ if you like
xbox gamertag: ⟦QuietTeapot42⟧
steam name is ⟦quiet_teapot⟧
steal my bread from ⟦@quiet_teapot⟧
`;

const LINKS = `
⟦https://t.me/quietteapot⟧
join us at ⟦discord.gg/abc123⟧
⟦wa.me/447700900123⟧
⟦https://www.facebook.com/ana.bell.9⟧ is me
⟦instagram.com/quietteapot⟧
⟦https://www.linkedin.com/in/ana-bell⟧
⟦https://www.tiktok.com/@quietteapot⟧
⟦https://www.reddit.com/user/quietteapot⟧
⟦https://linktr.ee/quietteapot⟧
my blog is at ⟦https://anabell.example/notes⟧
I run a shop, ⟦www.anabells-candles.example⟧
⟦anabell.wordpress.com⟧
the group link is ⟦https://chat.whatsapp.com/AbCdEf⟧
`;

const ADDRESSES = `
I live at ⟦14 Meadow Lane⟧
i live at ⟦14 meadow lane⟧ if you pass
come round to ⟦14 Meadow Lane, Thornby⟧
⟦7B Harbour Terrace, ZY1 2AB⟧
send it to ⟦Flat 3, 22 Kiln Road, Thornby, ZY1 2AB⟧ please
⟦Flat 9, Amber Court⟧
⟦22 Old Kiln Hill⟧
⟦61 Cooper's Rise⟧
⟦3 Pottle Mews⟧
the postcode is ⟦ZY1 2AB⟧
⟦4410 Wrenfield Drive, Apt 6, Cedar Falls⟧
⟦4410 Wrenfield Dr, Cedar Falls, OR 97000⟧
⟦1200 Elm Street, Suite 40⟧
⟦PO Box 1234⟧
⟦5/88 Wattle Parade, Wirrabee⟧
⟦No. 18, Third Cross⟧ behind the tank
⟦14 Adeola Crescent⟧
⟦12 Sraid Road, A65 F4E2⟧
my eircode is A65 F4E2
⟦250 Maple Avenue, K1A 0B1⟧
I live on ⟦Meadow Lane⟧
the house at the end of ⟦Meadow Lane⟧
⟦The Old Barn, 2 Kiln Hill, Thornby⟧
⟦Rose Cottage, Kiln Lane, Thornby⟧
⟦Kirchgasse 12⟧
⟦123 W 4th St⟧
⟦221 Sector 15⟧
`
  .replace('my eircode is A65 F4E2', 'my ⟦eircode is A65 F4E2⟧')
  .replace('the postcode is ⟦ZY1 2AB⟧', 'the ⟦postcode is ZY1 2AB⟧');

const NAMES = `
My boss ⟦Margaret Ellerby⟧ at the mill laughed
my ex is called ⟦Gareth Plumbley⟧ and I miss the dog
My social worker, ⟦Desmond Arkley⟧, rang
our neighbour ⟦Winifred Stobbs⟧ has a spaniel
my therapist is ⟦Ann-Marie O'Dell⟧
her name is ⟦Shanice Okerby⟧, she told everyone
his name is ⟦callum brightley⟧, ask anyone
my name is ⟦Lena Anderby⟧.
I'm ⟦Bronagh Tierby⟧, I teach there
It was Dr ⟦Leontine Garroway⟧ at the hospital
she's called ⟦Tamsin Hollowby⟧, she works on the tills
⟦Prakash Venkatby⟧ from the accounts office has been telling people
⟦Callum Brightley⟧ works at the school
He's Corporal ⟦Niall Rathby⟧, now a doorman
name badge says ⟦Saoirse Lunby⟧
I'm the only ⟦Perpetua Oakby⟧ on Facebook
my sister's name is ⟦Jo van der Bly⟧ though
a girl called ⟦Ellie Marchby⟧, she lives near me
my consultant is Dr ⟦Ravi K. Menonby⟧
`;

const NUMBERS = `
my card 4000 1234 5678 9010 was stolen
IBAN GB00TEST12345612345678
my ssn is 000-12-3456
NI number QQ 12 34 56 C
my NHS number is 943 000 0000
they logged my ip 203.0.113.45
`
  .replace('4000 1234 5678 9010', '⟦4000 1234 5678 9010⟧')
  .replace('GB00TEST12345612345678', '⟦GB00TEST12345612345678⟧')
  .replace('000-12-3456', '⟦000-12-3456⟧')
  .replace('QQ 12 34 56 C', '⟦QQ 12 34 56 C⟧')
  .replace('943 000 0000', '⟦943 000 0000⟧')
  .replace('203.0.113.45', '⟦203.0.113.45⟧');

const LOOK_ALIKES = `
Call Samaritans on 116 123, any time
In the US call or text 988
text SHOUT to 85258 or HELLO to 50808
Lifeline is 13 11 14
Childline is 0800 1111
0808 800 5000 was engaged
National domestic abuse line, 0808 2000 247
call frank 0300 123 6600
1-800-273-8255 still works
1800 247 247 in Ireland
the helpline is 020 7946 0999
01632 960999 is the helpline of our town
oh eight hundred one one one one
nine nine nine, or one one two
111 and press 2
ring 101, not 999
the surgery number is 01632 960111
I take 150 mg at 8 and 300 mg at 22
level 0.7, then 0.74, then 0.52
0.5 0.25 0.125 0.0625 every week
Sober since 12-03-2021, 1,234 days
2024-05-06 at 10:30
01 02 2024 10 30 is on the letter
07/12/2023 was the worst
08.15 09.30 10.45 11.20
0900 1730 2100 are pill times
PHQ-9 was 21, then 17, then 9; GAD-7 18 15 11
0 1 2 3 1 0 2 1 1 0 on the form
1 2 3 4 5 6 7 8 9 10 and breathe
one two three four five six seven eight nine ten
five four three two one, grounding
20,000 units and 8,113 steps
10000 20000 30000 steps a day
it cost £1,249.60 and then $2,000.00
Order 7790-44128 has not come
my order number is 07700900123
tracking 4410 2255 6677 8899
reference CRM/2023/08841
case number 202-555-0123
ticket number 55, they are on 9
room 214, bed 3
updated to version 17.5.1
code 448 210, then 902 771
flight BA2490, seat 14C
bus 192, then the 43
F31.81 on my letter
born 1958, diagnosed 1991, retired 2019
sleep 23:10-02:45, 03:30-04:15
blood pressure 152/94, heart rate 58
eGFR 62, TSH 6.8, T4 11.2, B12 5mg
weight 97.2 to 85.8
waitlist is 18-24 weeks
300 250 1000 calories
we won 2-1, then 3-4, then 0-0
chapter 12, pages 203 to 219
I am at breaking point with this printer
at this point dot dot dot
look at mind.org.uk
we met at tesco.com of all places
jo@samaritans.org answers at night
see https://www.nhs.uk/mental-health
https://en.wikipedia.org/wiki/Lithium
https://www.samaritans.org/how-we-can-help
https://www.bbc.co.uk/news/health
https://www.youtube.com/watch?v=abc123
https://www.instagram.com/p/abc123
I am tired.so what
instagram is toxic for me
my insta is private
on facebook as usual
my instagram is deleted now
my discord is full of strangers
I deleted insta, snap and discord
he messages me on facebook every day
they used to text me on whatsapp
@quietteapot thank you for this
thanks @quietteapot, that helped
hi @quiet_teapot9, same here
meet you @ 8pm
@everyone have a good night
snap out of it they say
a signal is all I need
12 years down the road
a 20 minute drive
3 bed terrace on a hill
we walked 5 miles along the lane
2 hours in a close space
2 shot close range
one way street
I live in Leeds
we live in a village outside Cork
Sarah from the crisis team was kind
Dr Patel upped it, nurse Jo did the bloods
my mate Kev says hi
my mum Jean and my dad
Stephen Fry's documentary helped my dad
my favourite author Matt Haig wrote a book on it
I watched that interview with Lady Gaga
saw Andy Murray at Wimbledon
My Boss Is Really Mean To Me
MY BOSS IS SO MEAN TO ME
my therapist at Talking Therapies is kind
my friend [NAME] at the club
my team is called Dead Good.
her name is not important
my name is mud
my friend Good Luck
my boss keeps shouting at me
I met my husband in New York
my brother and I on Boxing Day
`;

describe('contact details', () => {
  it.each(finds(PHONES, EMAILS, HANDLES, LINKS, ADDRESSES, NAMES, NUMBERS))('are found: %s', (line) => {
    const text = line.replace(/[⟦⟧]/g, '');
    expect(placesIn(text)).toEqual(marked(line));
  });

  it.each(finds(LOOK_ALIKES))('are not seen in: %s', (line) => {
    expect(placesIn(line)).toEqual([]);
  });

  it('are told apart by rule', () => {
    const text =
      'Ana Bell works at the mill, 2 Kiln Road, ring 07700 900123 or ana@post.example, insta ana_b, t.me/anab';
    expect(found(text).map(({ rule }) => rule)).toEqual([
      'contact.name',
      'contact.address',
      'contact.phone',
      'contact.email',
      'contact.handle',
      'contact.link',
    ]);
  });

  it('are no helpline of the lists that the forum shows', () => {
    const { lines } = JSON.parse(readFileSync('src/crisis-lines/lines.json', 'utf8')) as { lines: Line[] };
    const calls = lines.flatMap(({ calls, texts }) => [...calls, ...texts]).map(({ number }) => number);
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter((each) => placesIn(`I rang ${each} last night`).length > 0)).toEqual([]);
  });

  it('keep their place behind characters that are folded', () => {
    const text = '😀\u200b ﬁne: 07\u200b700 900123';
    expect(placesIn(text)).toEqual(['07\u200b700 900123']);
  });

  it('are a category of the whole verdict, without a tier', () => {
    const { tier, categories } = screen('I live at 14 Meadow Lane.');
    expect({ tier, categories }).toEqual({ tier: 'none', categories: ['contact_details'] });
  });
});

describe('the work on contact details', () => {
  const baits = [
    '1 ',
    '0 7 ',
    '1.',
    '07',
    '+1 ',
    'oh ',
    'one ',
    '@',
    'a@a.',
    'a at ',
    'a.b/',
    'insta is ',
    `insta${' '.repeat(60)}`,
    `insta ${'>'.repeat(60)}`,
    'insta user ',
    'order no is ',
    'Flat 1 Ab ',
    'AB12 ABCD ',
    'Ab Cd ',
    '1 Ab ',
    ' ',
  ];

  it.each(baits)('grows no faster than the text, for %j', (bait) => {
    expect(stepsFor(bait, 100_000)).toBeLessThanOrEqual(2.1 * stepsFor(bait, 50_000) + 100);
  });

  it.each(baits)('is at most a few looks at each character, for %j', (bait) => {
    expect(stepsFor(bait, 20_000)).toBeLessThan(60 * 20_000);
  });
});

function stepsFor(bait: string, length: number): number {
  const text = bait.repeat(Math.ceil(length / bait.length)).slice(0, length);
  const budget = new Budget(Infinity);
  contactDetails(normalise(text), text, budget);
  return budget.spent;
}

function finds(...tables: string[]): string[] {
  return tables.flatMap((table) => table.trim().split('\n'));
}

function marked(line: string): string[] {
  return [...line.matchAll(/⟦(.+?)⟧/gu)].map(([, words]) => words!);
}

function placesIn(text: string): string[] {
  return found(text).map(({ start, end }) => text.slice(start, end));
}

function found(text: string) {
  return contactDetails(normalise(text), text, new Budget(Infinity));
}
