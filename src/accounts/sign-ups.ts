import { Injectable } from '@nestjs/common';
import { Tries } from '../platform/pace/tries.js';
import { Problem } from '../platform/errors/problem.js';
import { soundsLikePlace, soundsOfficial } from '../personas/name-rules.js';
import { nameKey } from '../personas/name-key.js';
import { NameTaken, Personas } from '../personas/personas.js';
import { Place } from '../place/place.js';
import { screenName } from '../screening/screen-name.js';
import { Accounts, type NewAccount } from './accounts.js';
import type { Credentials } from './credentials.js';

/** A name that cannot be given; `key` is the message that says why. */
export class NameRefused extends Error {
  override readonly name = 'NameRefused';

  constructor(readonly key: string) {
    super(key);
  }
}

/** Who wishes for a name, with a passphrase; the address they come from is looked at and kept nowhere. */
export interface Wish {
  pseudonym: string;
  password: string;
  address?: string | undefined;
}

/** A new account, or the one that this very form made a moment ago. */
export interface SignedUp extends Omit<NewAccount, 'personaId'> {
  /** The name that was wished for sounded like distress: another was given. */
  renamed: boolean;
}

const TRIES = 3;

/** Newcomers choose a name. Nobody in distress is turned away for what they called themselves. */
@Injectable()
export class SignUps {
  constructor(
    private readonly accounts: Accounts,
    private readonly personas: Personas,
    private readonly tries: Tries,
    private readonly place: Place,
  ) {}

  /**
   * Makes the account.
   * @throws NameRefused when the name hurts, is taken, or could be taken for the team's or the place's
   * @throws Problem 503 `too_busy`
   */
  async signUp(wish: Wish): Promise<SignedUp> {
    const { pseudonym: name, password } = wish;
    if (soundsOfficial(name) || soundsLikePlace(name, this.place.now().name))
      throw new NameRefused('accounts.pseudonym_taken');
    const heard = screenName(name);
    if (heard === 'hurtful') throw new NameRefused('accounts.pseudonym_hurtful');
    if (heard === 'distress') return this.underAnotherName(password, TRIES);
    return this.underName(wish);
  }

  private async underName(wish: Wish): Promise<SignedUp> {
    try {
      return { ...(await this.accounts.create(wish.pseudonym, wish.password)), renamed: false };
    } catch (error) {
      if (error instanceof NameTaken) return this.again(wish);
      throw error;
    }
  }

  /** Whether the account that the form asks for was made today, by the same form it seems. */
  async isSecondSending(wish: Wish): Promise<boolean> {
    return (await this.known(wish))?.fresh === true;
  }

  private known({ pseudonym, password, address }: Wish): Promise<Credentials | null> {
    const tried = { name: nameKey(pseudonym), address };
    return this.tries.around('sign-in', tried, () => this.accounts.recognise(pseudonym, password));
  }

  // A new account whose password is known: the form was sent twice, and nobody saw the first answer with the code.
  private async again(wish: Wish): Promise<SignedUp> {
    const own = await this.known(wish);
    if (!own?.fresh) throw new NameRefused('accounts.pseudonym_taken');
    const code = await this.accounts.renewCode(own.memberId);
    return { memberId: own.memberId, name: own.name, code, renamed: false };
  }

  private async underAnotherName(password: string, tries: number): Promise<SignedUp> {
    const [name] = await this.personas.suggestions(1);
    if (!name || tries === 0) throw new Problem(503, 'too_busy');
    try {
      return { ...(await this.accounts.create(name, password)), renamed: true };
    } catch (error) {
      if (error instanceof NameTaken) return this.underAnotherName(password, tries - 1);
      throw error;
    }
  }
}
