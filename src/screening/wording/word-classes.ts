import { wordSet, wordsOf } from '../lists.js';

/** The classes that may name how, where or when, something prepared, or a parting. */
const CUES = ['means', 'place', 'now', 'day', 'bye', 'note', 'prep', 'take', 'body'];

// Of the body's words those that moods have as well.
const MOODS = wordSet('heavy cold blue sick sleepy wake');

/** Whether a word may name a means, place or time, something prepared or taken, or a parting. */
export function isCue(word: string): boolean {
  return !MOODS.has(word) && classesOf(word).some((one) => CUES.includes(CLASS_NAMES[one - 1]!));
}

/** The numbers of the classes that a word belongs to, from 1; most words belong to none. */
export function classesOf(word: string): number[] {
  return BY_WORD.get(word) ?? NONE;
}

const NONE: number[] = [];

// Wide nets on purpose: a class says what a word may be about; the weights say what that is worth beside others.
const CLASSES: Record<string, string> = {
  me: `i me my myself mine im`,
  you: `you your yourself yours u`,
  we: `we us our ours`,
  he: `he she him her his hers himself herself they them their theirs themself themselves who`,
  kin: `son daughter brother sister mum mom mam mother dad father parents wife husband partner boyfriend girlfriend bf gf fiance fiancee nan gran grandma grandad grandfather grandmother uncle aunt auntie cousin nephew niece stepson stepdaughter stepdad stepmum lad boy girl child kids children kid baby bairn teen teenager twin sibling hubby missus mrs ex flatmate housemate roommate mate friend pal bestie colleague coworker neighbour neighbor tenant lodger patient pupil student client carer cat dog dogs cats budgie rabbit horse pet landlord boss manager teacher lecturer foreman`,
  want: `want wants wanted wanting wish wishes wishing wished hope hoping hopes hoped long longing crave craving ready rather prefer need needs fancy tempted itching desperate`,
  will: `will going gonna gunna about shall planning plan plans planned intend intending intends decided decision deciding determined set tonite gon finna`,
  think: `think thinking thought thoughts thinks imagine imagining picture picturing considering consider contemplating fantasise fantasising dream dreaming wonder wondering googling googled searching searched researching researched looking urge urges impulse impulses pull ideation`,
  die: `die dies died dying dead death deceased suicide suicidal unalive kms ctb overdose od sewerslide`,
  kill: `kill kills killed killing end ends ending ended finish finishing finished murder stab strangle hang hanging hanged shoot shot jump jumped jumping drown drowning slit slash cut cutting strike smother poison gas crash step`,
  live: `live living alive life lives exist existing existence breathe breathing survive surviving existing wake waking woke`,
  away: `gone leave leaving left disappear vanish vanished fade quit exit away out over done finished finally stop stopping stopped rest peace peaceful sleep asleep silence quiet calm relief free`,
  here: `here around anymore longer`,
  hurt: `hurt hurts hurting harm harming cutting burn burned burning punch hit hitting bruise scratch scratching purge purging starve starving blade razor lighter scars wound`,
  neg: `not no never nobody nothing none without cant dont wont isnt nowhere neither hardly barely`,
  able: `can could able manage cope coping handle bear stand carry keep go continue face take`,
  hopeless: `hopeless pointless point hope future worthless useless burden trapped stuck empty numb failure waste worse unbearable despair meaningless broken ruined exhausted tired drained sick fed end tether rope purpose reason reasons way`,
  better: `better easier happier relieved best lighter`,
  without: `without`,
  means: `tablets tablet pills pill paracetamol ibuprofen insulin meds medication painkillers codeine morphine oxy stash prescription packet packets pack bottle bottles blister strips rope noose cord belt cable ligature wire scarf dressing blade blades razor knife knives scalpel stanley gun shotgun rifle pistol ammo bullet cartridges cabinet gas exhaust hose hosepipe fumes charcoal petrol bleach antifreeze weedkiller poison bag plastic heater engine garage hook beam rafters banister loft shed`,
  place: `bridge viaduct cliff cliffs edge ledge roof rooftop balcony window carpark multistorey storey floor station platform tracks track railway rail railings train trains line crossing river canal lake sea pier quay harbour docks weir reservoir woods forest layby motorway flyover overpass quarry headland beach parapet ferry barrier tunnel level water tide`,
  now: `tonight tonite 2nite today now tomorrow tmrw tomoz soon morning midnight evening weekend minutes hour hours later already currently hr hrs mins dawn sunrise sunset noon afternoon`,
  day: `monday tuesday wednesday thursday friday saturday sunday sat sun fri mon thurs weds january february march april june july august september october november december christmas birthday anniversary easter payday`,
  when: `when once after before until till by while soon`,
  past: `was were had used ago years year last back then previously once months month weeks decade 2009 2012 2015 2018 2019 2020 childhood teens`,
  recover: `recovered recovery sober clean grateful thankful glad proud survived therapy better counselling healed milestone managed passed`,
  bye: `goodbye goodbyes bye farewell goodnight sorry forgive love loved thank thanks thankyou cheerio last final remember miss xx x ta hug`,
  note: `note letter letters notes envelope envelopes will wills email voicemail recording video message passwords password funeral instructions list playlist headstone insurance bank accounts account`,
  prep: `written wrote writing write posted gave give given giving rehomed sold paid packed sorted tidied cleaned arranged cancelled closed deleted wiped labelled booked bought ordered saved counted stored hid hidden locked parked tied loaded drawn filled poured laid lined charged switched turned unplugged delivered signed handed returned settled transferred`,
  take: `took take taken taking swallowed swallow swallowing necked downed popped drank drunk drinking injected ate chugged crushed mixed sniffed using used use smoked gambled bet`,
  body: `blood bleeding bled wrist wrists arm arms throat neck vein veins leg thigh thighs chest breathing lips drowsy sleepy slurring dizzy vomiting sick unconscious blurry spinning heavy cold blue pulse fainted pale unresponsive wake tingling`,
  much: `all many much whole entire lots loads bunch handful handfuls everything full double overdose excess hundred dozens box boxes every`,
  alone: `alone nobody noone lonely isolated secret hide hiding secretly house empty flat phone off disturb find found finds finding`,
  help: `help helpline call ring crisis gp doctor nurse hospital therapist counsellor samaritans ambulance psychiatrist psych a&e ae emergency cpn team keyworker sponsor meeting ward sectioned`,
  drug: `heroin coke cocaine crack meth weed ket mdma xanax benzos benzo valium vallies gear smack spice fent fentanyl tramadol pregabs pregabalin opioids vodka wine whisky beer gin cider booze alcohol drink drunk pub bookies casino slots roulette dealer relapse relapsed relapsing lapse slipped`,
  say: `said says say saying told tells telling asked asks text texted texts messaged wrote posted threatened threatening threatens admitted confessed joked jokes rang called announced`,
  fear: `afraid scared fear frightened terrified worried worry worrying anxious panic panicking dread`,
  story: `film movie series episode book novel song songs lyric lyrics band album game character chapter play scene podcast documentary poem actor plot ending drama show album netflix manuscript villain detective level boss`,
  learn: `leaflet poster course training lecture essay question questionnaire study research statistics article policy assessment risk guideline side effect effects symptom rate awareness campaign module quiz dissertation journal trial`,
  joke: `lol lmao haha hahaha rofl omg literally honestly laughing joke joking kidding funny hilarious`,
  please: `please dont try hold reach stay hugs sending listening sorry hear thinking support`,
  again: `again back still returning returned coming`,
  method: `painless painlessly quick quickest quickly peaceful peacefully lethal fatal dose enough method methods works work working sure certain long kick guarantee reliable`,
  burdened: `burden trouble nuisance drag weight liability bother cost strain dead-weight`,
  person_bad: `voices voice mission chosen commanding demons god devil invincible`,
  bullies: `idiot stupid pathetic loser fat ugly freak disgusting moron scum selfish attention seeker fake liar coward weak`,
};

const CLASS_NAMES = Object.keys(CLASSES);
const BY_WORD = byWord();

function byWord(): Map<string, number[]> {
  const words = new Map<string, number[]>();
  for (const [index, list] of Object.values(CLASSES).entries())
    for (const word of new Set(wordsOf(list))) words.set(word, [...(words.get(word) ?? []), index + 1]);
  return words;
}
