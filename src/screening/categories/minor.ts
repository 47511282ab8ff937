import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** The author seems to be under eighteen: by an age of their own, or by the life of a pupil. */
export const minor: Listening = {
  category: 'minor',
  cues: [
    {
      id: 'minor.words',
      weight: 1,
      patterns: phrasesOf(`
        i am ~1 {young} $,
        i am ~1 {young} years|yrs|yo|and|but|so|year|f|m|male|female|n|in|with|btw|now|then|x|lol|she|he|they|my|we|just|old|today|tomorrow|next|18,
        i turn|turned {young}, i will be {young}, i am a minor|schoolgirl|schoolboy|teenager|teen|kid|child,
        as a {young} ~1 year|yo|old, {young} f|m|yo ?here ~1, i am under ?the 13|16|18|age|eighteen|sixteen,
        said i was 18|eighteen|over, lied about my age, only|just|not {young} $|btw, not a board for kids,
        i am in ~1 year|yr|grade 5|6|7|8|9|10|11|12|seven|eight|nine|ten|eleven,
        {young} years|year|yrs old and i, ^ {young} and i, ^ {young} i am,
        ^ {young} and|n|bi|trans|gay|m|f|here|but|girl|boy|male|female, only|just|still {young} $|the|and,
        i am in ~1 {young} standard|class|grade,
        my {young}|fifteenth|sixteenth|fourteenth|thirteenth|seventeenth|eighteenth ~1 birthday,
        born 2009|2010|2011|2012|2013|2014, {young} in a fortnight|week|month,
        {young} and three|a quarters|half|quarter, when i am ~1 18|eighteen|16|sixteen|older|grown,
        before my fifteenth|fourteenth|sixteenth|thirteenth, empty|depressed|normal ~1 at {young},
        if you are|were under 16|18, if i was only {young}, {young} 18 in
      `),
    },
    {
      id: 'minor.pupil',
      weight: 0.7,
      patterns: phrasesOf(`
        i am a sophomore|freshman|pupil,
        my form|homeroom|head|maths|english|science|geography|history|pe ~1 tutor|teacher|room|year,
        form tutor, tutor time, school nurse, school counsellor|counselor,
        year|yr|yrs 7|8|9|10|11|seven|eight|nine|ten|eleven, yr8, yr8s, yr9, yr10, yr11, yr7,
        grade 5|6|7|8|9|10|11, freshman|sophomore year|$|trans|in, gcse, gcses, sats at|this|start,
        leaving cert, jamb, waec, neet, boards are, class 8|9|10|11|12,
        11th|10th|9th|12th standard|grade|class, jss2|ss2|sss, in assembly, school bus, school night,
        school loos|toilets|bag|uniform, double maths|science|period, prefect, head girl, options evening,
        since reception, homecoming, revision club, foster placement|place|carer|home ~1 number|six|five|#,
        children home, sleepover, science|maths homework, my teacher|miss|sir, over 18s, skipping lessons,
        bunking, at my school, at school today|they|i, coach has, games lesson, hostel warden, registration,
        spelling test, 11th|10th|9th|8th|12th standard|grade, moved sets|schools, sports hall,
        failing maths|english|science, the ski trip, coursework, my tests,
        the under 12s|13s|14s|15s|16s|under, teens go, my secondary school, year group, my school report,
        school uniform, in my school, middle schooler, 6th form, sixth form, a levels next|in,
        my english|maths|science|history teacher, lunch detention, the bus home from school, school trip,
        got suspended|expelled, the playground, recess, ptsa, my guidance counselor,
        eighth|seventh|ninth|sixth|tenth|eleventh grade|grader
      `),
    },
    {
      id: 'minor.me',
      weight: 0.3,
      undeniable: true,
      patterns: phrasesOf(`
        i, me, my, us, we
      `),
    },
    {
      id: 'minor.school',
      weight: 0.5,
      patterns: phrasesOf(`
        camhs, at break, head of year, lights out, the group chat, half term, my mocks, got mocks,
        mocks next|this|in, predicted fails, prom, my locker, detention, in geography|maths|science,
        my teacher, my classmates, middle school, primary school, secondary school, at my school,
        teacher said|told
      `),
    },
    {
      id: 'minor.home',
      weight: 0.5,
      patterns: phrasesOf(`
        mum|dad|parents|nan|stepdad|mam|step|papa|amma|foster ~2 took|takes|hid|confiscated|found ~2 phone|xbox|ps5|laptop|tablet|router|diary|switch,
        my parents do not|does not|would|wont|can|are know|strict|let|allow,
        grounded till|until|for|again|now, not allowed, without ~1 parents,
        tell my|ur|your mum|parents|dad|carer, allowance|pocket money, curfew, under the duvet,
        parents found|finding out, please do not ~2 ring|tell|call my|mum|parents, wifi set, my babysitter,
        hes babysitting|babysitting, grown ups, when i grow|am older|18, my little brother|sister|sis,
        kick me off, too young, old enough, moving out when, missing my mummy, miss my mummy|mommy, xbox,
        roblox, fortnite, my rabbit, my horse, lol im, stepmum says, mums drawer, my bedroom, gillick,
        my mum says|said i am, my dad says|said i am, cant tell my mum|dad|parents,
        can not tell my mum|dad|parents, mum will kill, not old enough, still a kid, just a kid, am a kid,
        teen, teenager, bedtime, social worker
      `),
    },
    {
      id: 'minor.young',
      weight: 0.5,
      patterns: phrasesOf(`
        ^ {young} $|and|n|in|but|years, i am {young}, {young} years|year|yrs old, {young} n|x
      `),
    },
    {
      id: 'minor.grown',
      weight: -1,
      everywhere: true,
      patterns: phrasesOf(`
        i am ~1 {grown} $, i am ~1 {grown} years|and|now|but|yrs|so, i teach, i tutor, i work, at work,
        my job, invigilating, i mark, dinner lady, teaching assistant, teacher here, foster carer|with,
        when i was ~1 {young}|a|at|in|little|young|small, at ~1 {young} i, aged {grown},
        my|our ~1 daughter|son|kid|kids|child|children|granddaughter|grandson|niece|nephew|lad|stepson|stepdaughter|teenager|eldest|youngest|pupil|pupils|students|wife|husband|twins,
        our|my lad|boy|girl is|has|was, years since, my school days, years on, at my age, night school,
        # {grown}, was {young}, his teacher, her teacher, my three, my two, my eldest, subtracted,
        i am ~1 {young} days|weeks|months|hours|minutes|years sober|clean|into|late|in|off|pregnant,
        {young} years|days|weeks|months ?in sober|clean|without|free|pregnant|ago|later, weeks pregnant,
        my mortgage, uni, university, retired, {grown} now, back at college, i remember, at my school ?used,
        o levels, barrister, second year of uni, i have been {young}, turned ~1 {grown}, my divorce,
        my pension, half {young}, school run, i am 18 today, # weeks pregnant, my grandad was,
        my year 7s|8s|9s, my mum ~2 repair, i am ~1 {young} stone|minutes|st|kg
      `),
    },
  ],
};
