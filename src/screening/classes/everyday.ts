import { phrasesOf } from '../lists.js';

/** What ordinary talk is about: beside it, "do it" and "there is a better way" are about it. */
export const everyday = {
  everyday: phrasesOf(`
    job, career, interview, boss, essay, homework, exam, exams, degree, course, class, classes, school, college, uni,
    university, water, pool, lido, swim, lifeguard, paint, kettle, socks, garden, allotment, holiday, holidays,
    plane, ticket, tickets, landlord, rent, house, mattress, tip, gym, run, race, parkrun, couch to 5k, marathon,
    recipe, cheese, cheddar, mustard, porridge, cake, baking, bread, pie, soup, pizza, curry, crisps, chocolate, biscuits,
    squash, scan, zoom, new year, art class, cafe, coffee, lunch, quiz, quiz night, game, games, match, season,
    film, movie, show, book, sleep, breathing, knitting, pattern, hat, jumper, crochet, plaster, toddler, beetroot, linen,
    walk in, course, friendship, leave him, leave her, marriage, wedding, operation, knee, surgery, hair, fringe, contract,
    phone contract, broadband, ears, dentist, pollen, antihistamines, train ticket, balloons, job application, apply,
    rocket, pond, puppy, dog, cat, couch, sofa, weekend, christmas, picnic, bike, driving test, teach, teaching,
    retired, retire, shop, sweet shop, rowing, choir, band, gig, concert, festival, camping, notice, hosting, bins,
    group, meeting, appointment, cancellation, gp, doctor, therapist, counsellor, therapy, helpline, samaritans,
    tell her, tell him, tell them, tell your, told her, told him, told them, ring them, rang, ring her, call them,
    ask for help, get help, here for you, we are here, please do not, hug, photos, video, bathroom, spare key
  `),
};
