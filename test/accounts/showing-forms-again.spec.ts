import { describe, expect, it } from 'vitest';
import { offerTaken, shown, withOffer } from '../../src/accounts/form-view.js';
import { isPassphrase, newPassphrase } from '../../src/members/passphrase.js';

const typed = {
  values: { pseudonym: 'Ana', password: 'my own typed words', current: newPassphrase() },
  errors: { pseudonym: 'accounts.pseudonym_taken' },
  fields: null,
};

describe('showing a form again', () => {
  it('puts back what was written, but no password, not even one of ours that is in use', () => {
    expect(shown(typed)).toEqual({ values: { pseudonym: 'Ana' }, errors: typed.errors });
    expect(withOffer(typed).form).toEqual({ values: { pseudonym: 'Ana' }, errors: typed.errors });
    expect(isPassphrase(withOffer(typed).passphrase)).toBe(true);
  });

  it('keeps a passphrase that was offered before', () => {
    const password = newPassphrase();
    const again = withOffer({ ...typed, values: { ...typed.values, password } });
    expect(again.passphrase).toBe(password);
    expect(again.form.values.password).toBe(password);
  });

  it('fills a new one in when asked, and does not complain', () => {
    const first = offerTaken(typed);
    expect(isPassphrase(first.passphrase)).toBe(true);
    expect(first.form).toEqual({ values: { pseudonym: 'Ana', password: first.passphrase }, errors: null });
    const second = offerTaken({ ...first.form, fields: null });
    expect(second.passphrase).not.toBe(first.passphrase);
  });
});
