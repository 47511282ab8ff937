import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Telling others what can kill them: stopping at once, mixing, keeping doctors away. */
export const unsafeAdvice: Listening = {
  category: 'unsafe_advice',
  own: true,
  cues: [
    {
      id: 'unsafe_advice.words',
      weight: 1,
      core: true,
      patterns: phrasesOf(`
        quit|stop|go|going drinking|cold ~1 cold|turkey ~3 it|fine|works|best|only|easy|safe,
        cold turkey ~3 best|fine|only|way|works|easy|safe, you do not need ~2 {medicine} $|you|just,
        {medicine} is|are ~1 poison|scam|evil|placebo|killing, double|triple|up your ~1 dose|meds|dosage,
        stop|quit ~1 benzos|xanax|valium|alcohol ~1 at|overnight|cold once|turkey|$, straight in the bin,
        you|just|should|must|and stop|quit|ditch|bin|drop|dump taking ~2 {medicine}, levels are a scam,
        stop|quit ringing|phoning|calling|seeing ~2 helplines|samaritans|doctor|nurse|team,
        not tell ~2 surgery|doctor|doctors|nurse|gp|hospital|team ~4 overdose|took|taken|tablets|pills,
        not ring|call|phone ~1 anyone|anybody|ambulance|999 they|he|she|you|it,
        keep him|her|them ~2 home ~2 pray, detox yourself|him|her|alone|at home ~2, white knuckle it,
        no need to|for ~2 taper|wean|detox|hospital|ambulance, sleep|sleeping|walk|walking it off,
        double up on ~1 {medicine}, tapering is|for ~2 nonsense|scam|wimps|cowards|weak|rubbish,
        just stop|quit drinking, stop drinking at|overnight|completely ~1 once|tonight|today,
        do not bother ~3 taper|tapering|weaning|hospital|a|ambulance|doctor,
        make yourself|him|her sick|vomit, not need ~1 a|any ?medical detox|taper|doctor|hospital
      `),
    },
    {
      id: 'unsafe_advice.stop',
      weight: 0.4,
      undeniable: true,
      patterns: phrasesOf(`
        stop|quit|bin|ditch|drop|skip|flush|chuck|pour|tip|dump|throw|leave|cancel|halve ~3 {medicine}|off|away|them|yours|bin|everything,
        no|without taper|tapering|weaning|steps, leave off, come off,
        not take|touch|restart|need|go ~4 {medicine}|back|them, not just turn up, do likewise, stop yours,
        in the bin, down the sink|toilet|loo, not turn up, swap your, stop taking, get rid of,
        come|get|jump off ~2 {medicine}|it|them|those, knock ~3 on the head, pack|packed|jack it|them in,
        lay off, go without, stay off, wean yourself, cut out, cut|chop them|it out, stop them|it|all,
        off the|your|all|those {medicine}, taking|take ~1 that|those|these poison|rubbish|crap|pills|meds,
        skip|miss a ~1 dose|doses|day|week|few, double|triple ~2 dose
      `),
    },
    {
      id: 'unsafe_advice.medicine',
      weight: 0.4,
      undeniable: true,
      patterns: phrasesOf(`
        {medicine}, your dose, safety plan, depot, antabuse
      `),
      core: true,
    },
    {
      id: 'unsafe_advice.abrupt',
      weight: 0.3,
      undeniable: true,
      patterns: phrasesOf(`
        cold turkey, at once, overnight, today, tonight, one go, right now, straight away, immediately,
        from this second, the day you decide, by monday, all of it, the lot, the whole lot, everything,
        tomorrow, in a week, done with it, no nurse, just willpower, willpower, two rough, never looked back,
        never look back
      `),
    },
    {
      id: 'unsafe_advice.doctors',
      weight: 0.5,
      undeniable: true,
      patterns: phrasesOf(`
        ignore|not|never|stop|cancel|without ~3 doctor|doctors|gp|nurse|psychiatrist|psychiatrists|psych|cpn|surgery|ward|helplines|ambulance|999|leaflet|anyone|hospital|phone,
        scam, poison, poisons, poisoned, big pharma, pharma, nonsense, load of rubbish, brainwashed,
        they only say|want, frighten you, scare you, control you, zombie, zombies, slave to, the real you,
        mania is a gift, keep quiet, do not ring|call|tell|phone, quacks, pill pushers,
        they|doctors ~2 make money|keep|billing, your own blood, trust your,
        do|does not know|care|need ~2 anything|doctor|doctors|nurse|hospital, only after your money,
        money making, side effects are, no need to|for ~2 hospital|ambulance|doctor|gp, do not trust,
        do not bother ~4, do not mention, do not go ~2 hospital|doctor|a, big business,
        ruin|ruins|ruined|rots|rot your, toxic, chemicals, numbs you, do not listen, crutch, placebo,
        made up, addicted to them
      `),
    },
    {
      id: 'unsafe_advice.instead',
      weight: 0.3,
      patterns: phrasesOf(`
        simply|prayer|pray|herbs|vitamins|turmeric|oranges|fasting|detox|cleanse|gym|showers|wort|microdose|cbd|keto ~2 instead|harder|only|works|cured|cures|fixed,
        instead of, pray harder, you must, you need to, trust me, my advice, what i would do,
        what you want|wanna, i would tell you, listen to me, skip the, you will be fine, be fine,
        you are a new|free, is what my, best thing, worked for me, freedom, you will feel, everyone does,
        is grand, nobody ever died, cold showers, take what feels, a lie down, never felt better,
        worked a treat, ride it out, ride out the, power through, tough it out, sweat it out, i promise,
        natural, herbal, magnesium, ashwagandha, mushrooms, exercise, diet, jesus, god, willpower, just get,
        coffee and, cold shower
      `),
    },
    {
      id: 'unsafe_advice.self',
      weight: -0.2,
      patterns: phrasesOf(`
        me, my, we
      `),
    },
    {
      id: 'unsafe_advice.you',
      weight: 0.2,
      patterns: phrasesOf(`
        you, your, yours, yourself, mate, hun, bro, pal
      `),
    },
    {
      id: 'unsafe_advice.mix',
      weight: 0.7,
      core: true,
      undeniable: true,
      patterns: phrasesOf(`
        {medicine} ~1 with|and|plus a|few|some|couple|wine|vodka|alcohol|beer|whisky|drink ?few ~2 pints|is|drinks|wine|glass|fine|works|grand|sleep,
        mix|mixing|wash ~3 with|down ~1 alcohol|vodka|wine|benzos|drink, drink on {medicine},
        on top of ~1 {medicine}, take your|his|her ~1 mum|mums|dads|wifes|husbands|friends ~1 {medicine},
        take two|double|extra|more|another ~3 {medicine}|than, chew the slow, crush|snort ~2 {medicine},
        lock|locked ~3 room ~3 detox,
        {medicine} and|with ~2 vodka|wine|beer|whisky|cider|drink|booze|alcohol|weed|pints ~4 fine|grand|great|better|harmless|sorted|sleep|nothing,
        few|couple of ~1 pints|drinks|beers|glasses ~3 {medicine}, have a drink ~2 {medicine},
        share your|my|his|her {medicine}, borrow ~2 {medicine}
      `),
    },
    {
      id: 'unsafe_advice.care',
      weight: -0.7,
      patterns: phrasesOf(`
        taper with|slowly|under, slowly, gradually,
        with your|my|the|a ~1 doctor|gp|consultant|psychiatrist|pharmacist|nurse,
        doctor|gp|psychiatrist|consultant|midwife|nurse ~2 said|told|changed|agreed|himself|herself|took|stopped|put,
        ask your|a|the|my doctor|gp|chemist|pharmacist|nurse, please do not, do not stop, do not just stop,
        never stop, do not mix|double, is it safe, can you just, can i just, should i, has anyone,
        i have a review, learn from, talk|speak to your|a, supervised, supervision, under ~2 supervision,
        seizures are|r real, dangerous, i stopped, i threw, i quit, i want to stop, i was told, how do i,
        my gp, my doctor, be careful, the leaflet tells, not safe, worried, should you,
        is it ok|okay|possible|true, can anyone, i have been, i did not, do you, did anyone, what happens,
        never mix, how long, why do, i regret, ended up in|on, was a mistake, mistake, hospital for,
        was hospitalised
      `),
    },
  ],
};
