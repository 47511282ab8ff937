import { wordSet } from '../../lists.js';

/** Who somebody may be to the writer. */
export const RELATIONS =
  'ex|ex-?husband|ex-?wife|ex-?partner|ex-?boyfriend|ex-?girlfriend|husband|wife|hubby|partner|fiance|fiancee|boyfriend|girlfriend|bf|gf|boss|manager|line manager|supervisor|colleague|coworker|co-worker|workmate|teacher|tutor|lecturer|professor|headteacher|coach|neighbour|neighbor|landlord|landlady|flatmate|housemate|roommate|therapist|counsellor|counselor|psychiatrist|psychologist|psych|doctor|gp|consultant|nurse|cpn|care coordinator|key ?worker|social worker|support worker|case ?worker|midwife|health visitor|probation officer|sponsor|sponsee|dealer|friend|best friend|mate|bestie|mum|mom|mother|dad|father|brother|sister|son|daughter|cousin|uncle|aunt|auntie|nan|grandad|gran|grandmother|grandfather|stepdad|stepmum|stepmom|stepfather|stepson|step-?brother|step-?sister|nephew|niece|mother-in-law|father-in-law|brother-in-law|sister-in-law|abuser|bully|stalker|rapist|solicitor|lawyer|accountant|dentist|vicar|pastor|priest|employer|student|pupil|client|patient|kid|child|team leader|team lead';

/** What stands before a name. */
export const TITLES =
  'Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Nurse|Corporal|Sergeant|Sgt|PC|Constable|Inspector|Officer|Captain|Major|Father|Rev|Reverend|Pastor|Sister|Judge';

/** Whether what follows makes of any name a person of a place: where they work, live or learn. */
export function isPlaced(behind: string): boolean {
  return PLACED.test(behind) || isFrom(FROM.exec(behind)?.[1], OFFICES);
}

const PLACED =
  /^(?:,? (?:who |and |she |he |they |and she |and he |and they |)(?:works? (?:at|for|in|on|as)|lives? (?:at|in(?! my\b| our\b)|on|near|with)|teaches|manages|drives for|worked (?:at|for))\b|, (?:the )?(?:year head|head of|line manager|receptionist)\b)/;
const FROM = /^,? from (?:the )?([a-z0-9 ]{2,60})/;
const OFFICES = wordSet(
  'office department dept team ward floor accounts hr clinic surgery reception factory shop branch',
);

/** Whether what follows does so for a name that was already said to be somebody's. */
export function isOccupied(behind: string): boolean {
  return OCCUPIED.test(behind) || isFrom(AT.exec(behind)?.[1], SCHOOLS);
}

const OCCUPIED =
  /^(?:,? (?:who|and|she|he|they)\b|,? is (?:a|an|the|my|our|head) |,? (?:the |a |our |my )?(?:year head|head of|manager|teacher|head teacher|receptionist|social worker|nurse|doorman|now a)\b|,? (?:age |aged )?\d{2}\b,? (?:from|of|who)|, (?:flat|apt|number|no\.|\d)|,? (?:at|from) (?:number )?\d)/;
const AT = /^,? (?:from|in|at|of) (?:the )?([a-z0-9 ]{2,60})/;
const SCHOOLS = wordSet('school college university hospital store');

/** Whether one of the first four words, "from the second floor office", is a place of the kind, or an office. */
function isFrom(words: string | undefined, places: ReadonlySet<string>): boolean {
  const near = words?.split(' ').slice(0, 4) ?? [];
  return near.some((word) => places.has(word) || OFFICES.has(word));
}

/** A person of public life is spoken of so, and is nobody's secret. */
export const PUBLIC =
  /\b(?:books?|author|podcasts?|wrote|novels?|films?|movies?|documentary|songs?|albums?|concert|interviews?|videos?|channel|ted|youtube|memoir|lyrics|actor|singer|celebrity|quotes?|said in|reading|read|watched|watching|listening to|lecture|tour|gig|poem|president|prime minister)\b/;

/** No part of a name, though written with a capital. */
export const NO_NAME = wordSet(`
  I In On Of To For With The A And But Or So If It Is Was He She They We You My His Her Our This That What
  When Who How Why Where No Not Yes Ok Then Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
  February March April June July August September October November December Christmas Easter God Jesus Allah
  Facebook Instagram Twitter Google Amazon Zoom Nhs Gp Aa Na Dbt Cbt Mental Health Crisis Team Community
  Hospital Clinic School College University Street Road Lane Close Avenue Centre Center House Park English
  British American Irish Scottish Welsh Indian Australian Canadian United Kingdom States New York London North
  South East West Borderline Personality Disorder Bipolar Sertraline Prozac Lithium Xbox Playstation Netflix
  Spotify Just Please Thanks Thank Also Even Because After Before Anyone Everyone Someone Name Names User
  Phone Date Day Night Happy Birthday Dear Hi Hello Hey Dr Mr Mrs Ms Miss Mum Mom Dad Mother Father Brother
  Sister Uncle Aunt Auntie Nan Gran Grandad Grandma Nana Good Luck Lovely Kind Bad Best Big Old Poor Great
  Little Nice Lady Its Gonna Be Afraid Sorry Yeah Acted Court Drive Terrace Crescent Gardens Hill Academy
  Church Cottage Perhaps Maybe Only Super Real Really Very Being Doing Getting Feeling Tired Depressed Anxious
  Bpd Adhd Ptsd Ocd
`);
