import { phrasesOf } from '../lists.js';

/** Medicines and drugs. */
export const substances = {
  pills: phrasesOf(`
    pills, tablets, meds, paracetamol, medication, medicine, antidepressants, sleeping pills, insulin,
    aspirin, ibuprofen, codeine, painkillers, opioids, benzos, xanax, valium, diazepam, amitriptyline,
    sertraline, lithium, quetiapine, bleach, antifreeze, oxy, fentanyl, seroquel, zopiclone, propranolol,
    pregabalin, tramadol, morphine, advil, methadone, capsules, co codamol, trazodone, ambien, klonopin,
    poison, prescription, lorazepam
  `),
  drug: phrasesOf(`
    heroin, coke, cocaine, crack, meth, oxy, fentanyl, weed, benzos, valium, vallies, xanax, pregabs,
    pregabalin, gear, smack, ketamine, ket, mdma, speed, opiates, codeine, tramadol, spice, gabapentin,
    adderall, subs, suboxone, methadone, percs, oxycodone, morphine, diazepam, zopiclone, pills, molly,
    lsd, acid, shrooms, opana, dilaudid, subutex, roxies, blues, bars, zimmers, addies, vals, kpins
  `),
};
