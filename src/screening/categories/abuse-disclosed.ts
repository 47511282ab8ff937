import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

const ABUSERS = `he|she|they|husband|wife|boyfriend|girlfriend|partner|dad|father|stepdad|mum|mother|stepmum|uncle|brother|ex|stepfather|teacher|cousin|grandad|bf|gf|son|boss|carer|coach|babysitter|priest|neighbour|man|mam|da`;
const DONE = `hits|hit|beats|beat|raped|rapes|molested|abused|abuses|chokes|choked|strangled|punched|punches|kicked|kicks|slapped|slaps|touched|touches|assaulted|groomed|forces|forced|threatens|threatened|hurts|pinches|burned|burnt|starved|belted|whipped|cornered|tracked|locked|threw|throws|flogged|battered|thumped|shoved`;

/** Having suffered violence or abuse, now or long ago. */
export const abuseDisclosed: Listening = {
  category: 'abuse_disclosed',
  cues: [
    {
      id: 'abuse_disclosed.words',
      weight: 1,
      patterns: phrasesOf(`
        ${ABUSERS} ~3 ${DONE} me ~1 $|when|and|with|in|by|on|at|for|every|if|so|while|last|since|again|at|but|because|cos|or|until|as|n|all,
        ${ABUSERS} used to ~1 hit|hits|beat|touch|hurt|lock|rape|burn|punch|hold me|my|us,
        i was|got|have ?been ?being ?sexually ?physically abused|raped|molested|groomed|assaulted|interfered,
        was|got|being sexually|physically abused|assaulted|molested, abused me|by|as ?my ?a,
        my abuser|abusers|rapist, survivor|survivors of|from ~2 incest|abuse|rape|csa|violence|group|choir,
        my ~1 abusive husband|ex|dad|mum|partner|father|relationship|boyfriend|mother|childhood|wife|home|marriage|family,
        i was cut as a girl, female genital,
        i am afraid|scared|frightened of my|him|her ~1 husband|partner|dad|boyfriend|stepdad|wife|when|coming,
        what|things ${ABUSERS} ~2 did|done|does|do|doing to ~3 me|us, what my ~3 did|does to me,
        he forced me|that, forced himself ?on, touched me ~2 as|when|a|places|there|down|every,
        put his hand|hands up|down|on|round|around, broke my finger|arm|nose|jaw|ribs|rib|wrist|phone,
        gave me a black eye, coming|came|comes|come ~1 in|into ~1 my room|bed ~1 again|at|and|$|when,
        being|was|were ~1 touched, non recent abuse, childhood abuse ~2 i|my|me,
        domestic ~1 violence|abuse ~3 me|my|i, makes|made me do|play|touch|watch things|secrets|it|stuff,
        doing stuff ~3 to|with|me|since, hits|hit|beats|beat|belts me|us with, strangled me, raped me,
        molested me, groomed me, my hand on the hob ring|as, starved|locked me, locked us in, kicked me in,
        punches|slaps|chokes|pinches me, violent|cruel man my|my dad, my violent dad|father|ex|husband,
        got away from him|her, my scout|coach|priest leader ~2 did, used to touch|beat|hit me|us|him|her,
        wont|not|never|does let|lets ?me me leave|see|have|go|out|work|talk|speak ~3 house|friends|money|out|family|anyone|alone,
        controls|takes|took|takes all ?of ?my my money|wages|phone|everything|benefits,
        checks|reads|tracks my phone|messages|location, scared|afraid|frightened to go home,
        ${ABUSERS} ~2 pushed|grabbed|shook|spat|bit|dragged|pinned|held|pushes|grabs me ~2 down|against|by|at|on|to|up|across,
        took advantage of me, violated me, did things to ~2 me|us, made me have sex,
        sex with me ~3 asleep|drunk|said|no|consent, threatened|threatens to kill me|us,
        hurt her|him|them and me,
        stepfather|stepdad|uncle|grandad|coach|teacher pleaded|convicted|sentenced|jailed,
        abusing|touching|molesting|grooming me, the word rape, used|uses|with his|her fists|belt,
        man ~4 asking|asked ~1 for pictures|photos|nudes, smacks|hits|beats ~2 little|baby brother|sister,
        whatever he did to, scars are|were ~2 mine, threw me down|across|against, hurts me, he hurt me ?so,
        by my abuser,
        physically|emotionally|verbally|sexually|mentally abusive|abused|abuses ~3 me|my|to|by|when|partner|husband|mother|father|dad|mum|parents|relationship,
        abusive towards|to me, i was ~1 trafficked|exploited, honour based, forced marriage
      `),
    },
    {
      id: 'abuse_disclosed.sign',
      weight: 0.5,
      patterns: phrasesOf(`
        refuge, coercion, coercive, forbidden, incest, predator, paedophile, priest, scout leader|camp,
        scouts, scoutmaster, boarding school, dormitory, housemaster, the master, foster home|place|care,
        care home, childrens home, stepfather, stepdad, step dad, mums boyfriend|boyfriends, the lodger,
        that home|school, flinch, bruises, black eye, fractures, broken rib|ribs|nose|jaw|arm, records,
        nobody believed|believes|will, believe me, never told,
        told my ~1 wife|husband|mum|form|partner for|today|about, first time ever, suspended sentence,
        police, social services, gave evidence, the jury, trial, statement, inquiry, survivor, survivors,
        flashbacks, emdr, eggshells, hiding in|under, airing cupboard, wet the bed, safe house,
        childrens line, when he|she is|gets ~1 drunk|angry|back, shes|he is drunk, as a kid|child|boy|girl,
        when i was ~1 #|small|little|a, accidents, his file, on leave from, since i left, prison,
        the spouse visa, honeymoon, old boys, from him|her, in case he, kept a bag, keep a bag, he threw,
        put his, her hand, scared of him|her|them, afraid of him|her, terrified of him|her|my, leave him|her,
        left him|her, escaped, domestic, violence, ptsd, childhood, my own father|mother|brother|uncle,
        uncle, babysitter, youth leader, bruise, scar, scars, hospital said|asked, covered it|them up,
        long sleeves, make up over, womens aid, court, restraining order, sleep with the door|light
      `),
    },
    {
      id: 'abuse_disclosed.act',
      weight: 0.5,
      patterns: phrasesOf(`
        he|she|they|dad|mum|father|uncle|man|it|priest|people ~1 did|done|happened it|to|$, what ~3 did,
        what he did, what she did, what happened there|then|to, done to me, hurt me|us|her|him, being hurt,
        been hurt, abused, abusing, abuser, rape, raped, groomed, molested, the word rape, touched, fists,
        his fist, the belt, with the belt, smacks, smacked, kicks off,
        throws|threw ~1 whatever|stuff|things|plates|me|it, lock|locks|locked ~1 me|us in|out, starved,
        strangled, tracked, weighed, pinches|pinched, controlled, forced, my jaw|ribs|neck, by the neck,
        on purpose, hits, no one hits, hit me, beat, beating, comes ~1 in at night, happened to me|us,
        it happened, where it happened, started on the|me, violent, cigarettes, sent him ~2 things|pictures,
        asking for pictures, got away, hand up, cornered, paid her, breaking in new, playing secrets, kicked,
        whatever is nearest, reopening it, come forward, abusive, gaslight|gaslights|gaslighting, threatens,
        threatened, screams at me, shouts at me, controls, checks my, humiliates, touched me, touching me,
        hurting me, attacked me, assaulted, pushed me, grabbed me, our secret, not tell anyone, what was done
      `),
    },
    {
      id: 'abuse_disclosed.other',
      weight: -0.6,
      patterns: phrasesOf(`
        substance abuse, abused alcohol|drugs|it, drug abuse, abuse of, customer, dominoes,
        safeguarding|teach|volunteers, the news|drama|film|series|book, never laid a finger, never hit,
        hit me with the|that|like|up|hard, hit me that|how, fair and square, dog was, cat was, rescued,
        hits different, hit me in the feels, punched the air, kicked the habit, my heart, panic, wave,
        anxiety hits|hit, depression hits|hit, it hits|hit, grief, threatened to sue, jury service,
        any abuse, abuse line, chess, draughts, kickboxing, boxing, toddler, marathon, training, the baby,
        opponent, sparring, snooker, tennis, cards, game
      `),
    },
  ],
};
