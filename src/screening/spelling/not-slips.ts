import { wordSet } from '../lists.js';

/** Words of their own that look like a slip of one that matters, from a frequency list of spoken English. */
export const NOT_SLIPS = wordSet(`
  abut aloe arm ars aways bade bats beach bed bel bet bleed bother bough bride broke bun bur burdens
  capsule carr chok coke cold cut dad dank decide des did ding dinking dis dlr down downed downing droning
  drug dunk escapee eton evil exit exiting exits fee feeing fees fele fiance fiend finis finnish fling
  fried gamble gnu gong hae hag ham han haring hat hern heron hoe hop hrt hug hun hut ide ides kinding lav
  lave laving lie lies love mae mat matte med mediation mediations mis ned nee neer noes nos nose not nub
  num overdoes overdoing pan panned panning pans parens parent pease peek peels pian pill pin pint planed
  pleas pots prepare rally rams read rife riffle rile rind rive roe sab sacred sallow save scar scare
  scarred scissor seep seton shogun shoo shooing shot smoother snug son soot sooting sop sopped stockpile
  stoop strange sued suing tables tablet tacks tae tain tapped thigh though thought tied tire too track
  tried tying use vein vices voice waned whisk widow wised wising witten won wood woos word wort wound
  writ writs wroth
`);
