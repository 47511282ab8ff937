import { phrasesOf } from '../lists.js';

/** Dying and living, in the words people use for them. */
export const lifeAndDeath = {
  die: phrasesOf(`
    die, be dead, not exist, not be alive, not be here, stop existing, cease to exist, stop living,
    disappear forever, be gone forever, not wake up, never wake up, go to sleep and not wake up,
    go to sleep and never wake up, sleep forever, sleep and never wake up, be six feet under,
    stop being alive, no longer exist, fall asleep and not wake up, fall asleep and never wake up,
    be no longer alive
  `),
  dying: phrasesOf(`
    dying, being dead, not existing, not being here, not being alive, not waking up, never waking up,
    being gone
  `),
  live: phrasesOf(`
    live, be alive, exist, be here, wake up, wake up tomorrow, wake up again, be on this earth,
    be in this world, be around, keep living, stay alive, carry on living, go on living,
    be here any more, see tomorrow, live any more, keep on going, keep going, go on, do this any more,
    live like this, be here any longer, do life any more, face another day
  `),
  living: phrasesOf(`
    living, being alive, existing, being here, life, my life
  `),
};
