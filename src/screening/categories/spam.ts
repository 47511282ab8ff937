import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Sales, miracle cures, get-rich schemes, recruiting for surveys, begging for followers and donations. */
export const spam: Listening = {
  category: 'spam',
  own: true,
  cues: [
    {
      id: 'spam.words',
      weight: 1,
      patterns: phrasesOf(`
        make|earn|earning ~3 money|cash|income|profit ~3 phone|home|online|weekly|daily|easy|fast|ask,
        join my|our|the ~2 telegram|whatsapp|channel|team|group ~1 for|now|$|and|today, order now,
        ## off ~1 today|now|everything|first|this|your, ask me how $|to,
        click|tap ~1 here|link|below|http|https|the ~2 link|now|$|to|http|before,
        lost # kg|lbs|pounds|stone ~6 click|link|off|order,
        free|cheap ~1 followers|likes|viagra|cialis|ringtone|ringtones|trial|essays,
        crypto|bitcoin|forex ~4 investment|profit|returns|signals|trading|invest|trader|expert|platform,
        you have|are|been ?been won|winner|awarded, been selected,
        claim your|now|up ~3 prize|reward|bonus|free|#, discount|promo|coupon|invite|referral code|link,
        use|quote ~1 code|word hope|#|$|at|for|to, quote this,
        dm|whatsapp|contact|email ~1 me|him|us|dr|doctor ~6 invest|herbal|spell|recover|hack|loan|prize|profit|love,
        spell caster, herbal cure|remedy|doctor ~3 contact|email|dr,
        work|earn from home ~3 earn|income|$|apply|mums|experience,
        guaranteed ~2 income|profit|returns|results|cash|prize|cure, cure guaranteed,
        visit|check|checkout ~1 my|our ~1 website|shop|store|channel|onlyfans|page, subscribe to my|our,
        text|reply|send ~2 to # ~3, txt|mobileupd8|ringtone|urgent ~3 prize|won|claim|call|cash,
        no win no fee, follow for follow, like and subscribe, money back guarantee, as seen on tv,
        hot singles, buy now, private price, be your own boss, rate us five, need a loan, bad credit,
        replica watches, third off, slots going, first call free, smash that, link in bio, vote for my|our,
        paid focus groups, beta testers, free tarot, book your|a free,
        free consultation|session|webinar|masterclass|ebook|quote, sign up now|today|here, shop now,
        order yours, order today, dm to order, act now, hurry while, while stocks last,
        satisfaction guaranteed, risk free, best prices, lowest prices, followers for,
        check out my|our ~1 page|channel|website|site|shop|store|blog|book|course|app|profile,
        limited ~1 time|spots|spaces|stock|offer|places,
        my|our dissertation ~6 survey|link|participants|part,
        take|complete|fill ~2 my|our|this|short|quick|anonymous survey|questionnaire|study,
        participants ~1 needed|wanted, research participants, gofundme|justgiving|crowdfunder,
        make|made|earned # ~2 a|per|in|every day|week|month|hour, binary options,
        investment platform|opportunity, recover your ~2 funds|money|bitcoin, loans available, seo services
      `),
    },
    {
      id: 'spam.offer',
      weight: 0.5,
      patterns: phrasesOf(`
        free delivery, free shipping, worldwide shipping, at checkout, early bird, discount, this month only,
        today only, limited, clearance, order two, now just, was # now, only #, out now, ebook, e book,
        grab it, sample pack, pay postage, lab tested, shop at, every ~2 sold, on sale, gift card, voucher,
        vouchers, prize draw, places are limited, register at, join free, premium, sign up,
        our|my ~1 clinic|retreat|podcast|platform|gadget|drops|app|course|centre|page|startup|product|products|programme,
        happy customers, complimentary, payment plans, subscribe, type rocket, comment info,
        get ~1 followers, first ten, i sell, factory, per week, from #, special offer, best price,
        half price, money back, coaching, mindset, bank login, sale, deal, deals, offer, pounds, dollars,
        cheapest, buy, bonus, package, subscription, free trial, newsletter, webinar, masterclass, programme,
        voucher for
      `),
    },
    {
      id: 'spam.lure',
      weight: 0.5,
      patterns: phrasesOf(`
        cure, cured, cures, 100 cure, changed my life, miracle, doctors hate, fixes sleep, heal yourself,
        beats the, ditch therapy, lift mood, in # days, tired of feeling, anxiety gone,
        was depressed ~1 too until, trading coins, trading, signal group, passive income, extra income,
        financial freedom, invest, hackwizard, hacker, got it all back, recovered my, spell, move funds,
        trusted person, ambassador, platinum rep, a rep, real traders, put in # ~3 took|got, market research,
        focus group|groups, participants, recruiting, questionnaire, survey, phd candidate, casting call,
        tv production, seeks people, researchers are, our study, take part in ~1 my|our, supplement, gummies,
        crystals, drops, wristband, patches, frequency mat, hypnosis audio, tarot, love and light,
        trial offer, anonymous survey, dissertation, thesis, interview about, weight loss, detox tea,
        cbd oil, healing, manifest, manifestation, life coach, psychic, recovery coach, certified,
        testimonials, thousands of people, secret to, proven, natural remedy, no side effects,
        doctors do not, transformed my
      `),
    },
    {
      id: 'spam.act',
      weight: 0.5,
      patterns: phrasesOf(`
        link, http, https, www, share widely, repost, please share, share my|this ~1 page|post|widely|with,
        tell ten|your friends, pass on to, search for, apply,
        message|dm|contact|email|call for|our|us|me|him, reply for, click, get yours, try it, wanna try,
        order, donate, please give, go fund|fundme|fund, gofund, gofundme, fundraiser, fundraising,
        justgiving, crowdfunder, sponsor me, anything helps, target #, help me get, first five,
        before it is|they|sunday taken|delete|midnight, until sunday, com, io, net, website, site, sign up,
        register, register here, fill in, take part, details, for more info, whatsapp, telegram, follow me,
        follow us, enquire, contact us
      `),
    },
    {
      id: 'spam.donate',
      weight: 0.7,
      patterns: phrasesOf(`
        please ~1 donate, donate to|here|at, please give and, fundraiser for,
        my|our ~1 gofundme|gofund|justgiving|fundraiser|crowdfunder, sponsor me, anything helps
      `),
    },
    {
      id: 'spam.talk',
      weight: -0.6,
      patterns: phrasesOf(`
        mods, has anyone, can you recommend, does anyone, took part in, scammed, scam, fell for, i bought,
        bought a, nhs, library, gp, not after, my sister in law sells, i read, should i, is it worth,
        i was given, charity run, doing the, link worker, free app, i feel so stupid
      `),
    },
  ],
};
