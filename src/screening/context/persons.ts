import { people } from '../classes/people.js';
import { wordSet } from '../lists.js';

/** Oneself, and what is one's own. */
export const ME = wordSet('i me myself we');
export const MY_OWN = wordSet('my mine ours our');

/** Somebody else, by pronoun and by relation. */
export const OTHER = wordSet('he she they himself herself themselves themself his him her their them');
export const KIN: ReadonlySet<string> = new Set(people.kin);

/** People in general, nobody one knows. */
export const PEOPLE = wordSet(`
  people someone somebody anyone anybody everyone nobody patients those folks men women guys person man
  woman guy students teens everybody
`);

/** Works, signs and the like, whose words and deaths are nobody's risk. */
export const THINGS = wordSet(`
  song songs lyric lyrics novel book film movie character episode game show series poem story play tune
  poster sign leaflet article headline advert campaign scene plot protagonist villain hero band album
  documentary podcast chapter mural banner website team boss dog cat
`);
