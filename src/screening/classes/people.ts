import { phrasesOf } from '../lists.js';

/** Who is spoken of. */
export const people = {
  i: phrasesOf(`
    i, i am, i have, we
  `),
  they: phrasesOf(`
    he, she, they, he is, she is, they are, he has, she has, they have, someone, a friend, him, her
  `),
  kin: phrasesOf(`
    wife, husband, son, daughter, boy, girl, mum, dad, mother, father, brother, sister, friend, partner,
    girlfriend, boyfriend, nephew, niece, cousin, uncle, aunt, auntie, grandad, gran, grandmother,
    grandfather, grandson, granddaughter, flatmate, roommate, neighbour, colleague, kid, child, ex, bf,
    gf, mate, fiance, fiancee, teenager, best friend, stepson, stepdaughter, lad, other half, family,
    baby, kids, children, parents, boss, teacher, stepdad, stepmum, housemate, missus, hubby, lodger
  `),
  person: phrasesOf(`
    him, her, them, someone, somebody, people, everyone, my wife, my husband, my son, my daughter,
    my mum, my dad, my brother, my sister, my boss, my neighbour, my ex, my partner, my girlfriend,
    my boyfriend, my baby, my kids, my kid, my children, my family, my parents, my father, my mother,
    my flatmate, my roommate, my friend, my colleague, my coworker, my teacher, my stepdad,
    my stepfather, my uncle, my landlord, that man, that bastard, the neighbour, the bastard, the baby,
    my classmates, others, other people, my child, our baby, our son, our daughter, my girl, my boy,
    them all
  `),
};
