import { wordsOf } from '../lists.js';

/**
 * The words that a post about danger hangs on. They are known again with a letter missing, two swapped, one doubled,
 * vowels left out, read backwards, or hidden behind stars.
 */
export const KEYS: readonly string[] = wordsOf(`
  die dead dying died dies death suicide suicidal suicides kill kills killed killing myself yourself himself herself
  themselves overdose overdosed overdosing cutting burning hurting harming hurt harm harmed cuts burn unalive
  cut hanging hang hanged hung jump jumping jumped drown drowning drowned poison stab stabbing stabbed shoot shooting
  strangle choke suffocate smother attack attempt attempted attempting attempts
  pills tablets capsules paracetamol ibuprofen aspirin codeine diazepam tramadol morphine insulin sertraline zopiclone
  medication medications meds lithium benzos xanax valium heroin cocaine vodka whisky alcohol drinking drunk drank
  using used relapse relapsed relapsing relapses sober needle dealer gambled gambling drugs
  rope noose knife knives blade blades razor razors scissors gun guns pistol rifle shotgun bullet belt bleach petrol
  bridge balcony rooftop cliff platform tracks railway train window river station motorway car garage woods edge
  blood bleeding bled wrist wrists arms thighs scars wounds veins throat
  life live living lives alive existing exist disappear vanish forever sleep asleep wake waking world earth
  end ending ended finish finished gone leave leaving goodbye goodbyes farewell note letter letters notes written
  writing wrote funeral will
  tonight tomorrow today anymore morning evening weekend soon now midnight
  hopeless worthless useless pointless burden burdens helpless empty numb trapped broken ruined pathetic failure alone
  lonely nobody nothing everyone everything anything anyone someone somebody better without
  hope reason reasons point purpose future escape worth hate hated pain suffering darkness despair exhausted tired
  thoughts thinking thought urges urge voices telling want wanted wants wanna wish wished wishing need going plan
  planned planning plans decided ready prepared bought buying saved hidden stockpiled swallowed swallow taken took
  taking take enough whole bottle packet packets boxes handful
  mother father brother sister partner husband wife boyfriend girlfriend daughter friend children family parents mate
  cannot should would could going leaving trying scared afraid please sorry loved forgive miss
  revenge murder deserve deserves weapon people punch
  better rather
  really keep keeps stop stopped again already always never about because before after feel feeling feels
`);
