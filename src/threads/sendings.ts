import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { OneTimeNames } from '../personas/one-time-names.js';
import { Vault } from '../platform/vault/vault.js';
import { ownPersonas } from '../platform/web/visit.js';
import { derivedKey } from './derived-key.js';
import type { NamedWriter } from './names/writing-names.js';
import { StillNew } from './newcomers/errors.js';
import { asRefusal, isAboutTheName, isSecondSending } from './refusals.js';
import { Revision } from './revision.entity.js';

/** What came from one form: words, and the key that makes sending it twice harmless. */
export interface Sending {
  title: string | null;
  body: string;
  key: string;
}

/** Tells a form that is sent twice from another text that comes with the same key. */
@Injectable()
export class Sendings {
  constructor(
    private readonly database: DataSource,
    private readonly names: OneTimeNames,
    private readonly vault: Vault,
  ) {}

  /**
   * What came before what could not be taken in.
   * @returns the post of the first sending, where this is the second; null where another text has the key
   * @throws the error as a page can say it, where it is about something else
   */
  async before(error: unknown, sending: Sending, writer: NamedWriter): Promise<string | null> {
    const again = isSecondSending(error);
    const maybe = again || isAboutTheName(error) || error instanceof StillNew;
    const first = maybe ? await this.first(sending, writer) : null;
    if (!first && !again) throw asRefusal(error);
    return first;
  }

  /**
   * The post of the first sending of these very words, if there was one: who goes back in the browser and writes
   * something else has the old key in the form, and that is another text.
   */
  async first(sending: Sending, writer: NamedWriter): Promise<string | null> {
    const { key, title, body } = sending;
    // The first sending may have made the name.
    const names = await this.names.of(writer.memberId);
    const own = In(ownPersonas({ ...writer, names }));
    const keys = In([key, this.keyOf(sending, writer)]);
    const found = { submissionKey: keys, body, post: { personaId: own } };
    const first = await this.database.manager.findOneBy(Revision, found);
    return first?.title === title ? first.postId : null;
  }

  /**
   * The key of another text that came with an old one. Derived, not random: sending those other words twice still makes
   * one text. Keyed: from the old key, which is another text's, nobody can find out that one person wrote both.
   */
  keyOf({ title, body, key }: Sending, { memberId }: NamedWriter): string {
    const tag = this.vault.tag('another text from one form', JSON.stringify([key, memberId, title, body]));
    return derivedKey(tag.toString('hex'));
  }
}
