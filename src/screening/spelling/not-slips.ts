import { wordSet } from '../lists.js';

/** Words of their own that look like a slip of one that matters, from a frequency list of spoken English. */
export const NOT_SLIPS = wordSet(`
  abut aloe arm ars aways bade bats beach bed bel bet bld bleed bother bough bride broke bun bur burdens
  capsule carr chok coke cold dad dank dea decide des did ding dinking dis dlr down downed downing droning
  drug dunk escapee eton evil exit exiting exits fee feeing fees fele fels fiend finis finnish fling fried
  gamble gnu gong hae hag ham han har haring hat hern heron hoe hop hrt hug hun hut ide ides kinding lav
  lave laving lev leve lie lies love mae mat matte med mediation mediations mis mss ned nee neer neve noes
  nos nose not noting nub num overdoing pan panned panning pans parens parent pease peek peels pian pill
  pin pint planed pleas pont pots prepare rally rams rathe read rife riffle rile rind rive roe sab sacred
  sallow save scar scare scarred scissor seep seton shogun shoo shooing shot smoother snug son soot
  sooting sop sopped sta stockpile stoop strange sued suing tables tablet tacks tae tain tapped thigh
  though thought tied tire toady too track tried tying use vein vices voice waned whisk widow wis wised
  wising witten won wood woos word wort wound writ writs wroth
`);
