import { Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from '../errors/problem.js';

/** A form as it came: what was written is always there to be shown again; `fields` only when it can be used. */
export interface Form<Fields> {
  values: Record<string, string>;
  /** Message keys by field, such as `{ body: 'threads.body_empty' }`; null when all is well. */
  errors: Record<string, string> | null;
  fields: Fields | null;
}

/** A form with nothing wrong, to be shown for the first time. */
export function emptyForm(values: Record<string, string> = {}): Form<never> {
  return { values, errors: null, fields: null };
}

/** The same form with one more error, found after its fields were read. */
export function withError<Fields>(form: Form<Fields>, field: string, key: string): Form<Fields> {
  return { values: form.values, errors: { ...form.errors, [field]: key }, fields: null };
}

/**
 * Reads a posted form by its schema. Unknown fields and fields that are not one text make a 400: no form of this
 * site sends them. Wrong values come back as errors with the values kept.
 */
@Injectable()
export class FormPipe<Fields> implements PipeTransform<unknown, Form<Fields>> {
  constructor(private readonly schema: z.ZodType<Fields>) {}

  transform(body: unknown): Form<Fields> {
    const values = plainTexts(body);
    const parsed = this.schema.safeParse(values);
    if (parsed.success) return { values, errors: null, fields: parsed.data };
    return { values, errors: errorsOf(parsed.error), fields: null };
  }
}

const texts = z.record(z.string(), z.string());

function plainTexts(body: unknown): Record<string, string> {
  const parsed = texts.safeParse(body ?? {});
  if (!parsed.success) throw new BadRequest();
  return parsed.data;
}

function errorsOf(error: z.ZodError): Record<string, string> {
  if (error.issues.some((issue) => issue.code === 'unrecognized_keys')) throw new BadRequest();
  // A field's first error is the one to mend first.
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message;
  return errors;
}
