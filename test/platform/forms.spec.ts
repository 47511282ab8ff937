import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BadRequest } from '../../src/platform/errors/problem.js';
import { emptyForm, FormPipe, withError } from '../../src/platform/web/form.js';

const pipe = new FormPipe(
  z.strictObject({
    name: z.string('x.name_empty').min(1, 'x.name_empty').max(5, 'x.name_long'),
    note: z.string().optional(),
  }),
);

describe('reading a form', () => {
  it('gives its fields when all is well', () => {
    expect(pipe.transform({ name: 'Ana', note: '' })).toEqual({
      values: { name: 'Ana', note: '' },
      errors: null,
      fields: { name: 'Ana', note: '' },
    });
  });

  it.each([
    [{ name: '' }, 'x.name_empty'],
    [{}, 'x.name_empty'],
    [undefined, 'x.name_empty'],
    [{ name: 'Johanna' }, 'x.name_long'],
  ])('says what is wrong, and keeps what was written: %j', (body, key) => {
    expect(pipe.transform(body)).toEqual({ values: body ?? {}, errors: { name: key }, fields: null });
  });

  it.each([
    [{ name: 'Ana', role: 'admin' }],
    [{ name: ['Ana', 'Ben'] }],
    [{ name: { first: 'Ana' } }],
    [{ name: 3 }],
    ['name=Ana'],
    [['Ana']],
  ])('refuses what no form sends: %j', (body) => {
    expect(() => pipe.transform(body)).toThrow(BadRequest);
  });

  it('tells the first of several errors of a field', () => {
    const strict = new FormPipe(z.strictObject({ name: z.string().min(3, 'first').regex(/^x/, 'second') }));
    expect(strict.transform({ name: 'a' }).errors).toEqual({ name: 'first' });
  });

  it('can have an error added, and then has no fields', () => {
    const form = withError(pipe.transform({ name: 'Ana' }), 'name', 'x.name_taken');
    expect(form).toEqual({ values: { name: 'Ana' }, errors: { name: 'x.name_taken' }, fields: null });
  });

  it('is empty at first', () => {
    expect(emptyForm({ name: 'Ana' })).toEqual({ values: { name: 'Ana' }, errors: null, fields: null });
  });
});
