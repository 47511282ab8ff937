import { phrasesOf } from '../lists.js';

const PRESCRIBED = phrasesOf(`
  meds, med, medication, medications, medicine, medicines, tablet, tablets, pills, pill, capsules, prescription, lithium,
  antidepressant, antidepressants, anti depressants, antipsychotic, antipsychotics, mood stabiliser, mood stabilizer, ssri,
  ssris, depot, injection, sertraline, citalopram, fluoxetine, prozac, zoloft, lexapro, paroxetine, seroxat, venlafaxine,
  effexor, duloxetine, mirtazapine, olanzapine, quetiapine, seroquel, risperidone, clozapine, aripiprazole, abilify,
  lamotrigine, lamictal, valproate, depakote, carbamazepine, propranolol, methadone, antabuse, subutex, suboxone, benzos,
  benzo, valium, diazepam, lorazepam, xanax, alprazolam, clonazepam, klonopin, zopiclone, pregabalin, gabapentin,
  insulin, wellbutrin, patches, the packet, tramadol, codeine, amitriptyline, haldol, ritalin, adderall, naltrexone
`);

/** Medicines that are prescribed, and what is traded. */
export const remedies = {
  medicine: PRESCRIBED,
  traded: phrasesOf(`
    diazepam, valium, vallies, vals, xanax, xannies, alprazolam, clonazepam, klonopin, kpins, lorazepam, ativan, zopiclone,
    zimmers, zimmos, ambien, benzos, tramadol, trammies, codeine, dihydrocodeine, morphine, oramorph, fentanyl, oxy,
    oxycodone, oxycontin, percs, percocet, roxies, dilaudid, opana, pregabalin, pregabs, gabbies, gabapentin, subutex,
    suboxone, subs, methadone, heroin, smack, gear, brown, coke, cocaine, crack, ket, ketamine, mdma, molly, ecstasy,
    yokes, speed, meth, spice, weed, green, hash, cannabis, mushrooms, shrooms, lsd, acid, ritalin, adderall, addys,
    addies, modafinil, mirtazapine, citalopram, sertraline, fluoxetine, propranolol, quetiapine, seroquel, lithium,
    olanzapine, sleeping tablets, sleeping pills, sleepers, tablets, pills, painkillers, patches, morphine patches, ozempic,
    insulin, meds, antidepressants, antipsychotics, opiates, opioids, edibles, bars, blues, something for sleep,
    something stronger, inhalers, medication
  `),
};
