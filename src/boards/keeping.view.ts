import { emptyForm, type Form } from '../platform/web/form.js';
import { type Board, textsOf } from './board.entity.js';
import { MODELS } from './forms.js';

/** What stands in the forms of a board's page for those who keep it. */
export interface KeptForms {
  texts?: Form<unknown>;
  working?: Form<unknown>;
  merging?: Form<unknown>;
  /** That the words of a form call for. */
  help?: string | null;
}

/** The page on which a board is kept. @param others that it could become part of @param admin whether more than texts may be changed */
export function keepingView(board: Board, others: Board[], admin: boolean, forms: KeptForms = {}): object {
  const href = `/board-settings/${board.slug}`;
  return {
    board: { slug: board.slug, name: board.name },
    admin,
    help: forms.help ?? null,
    texts: forms.texts ?? emptyForm(textsOf(board)),
    working: forms.working ?? emptyForm(workingOf(board)),
    merging: forms.merging ?? emptyForm(),
    errors: (forms.texts ?? forms.working ?? forms.merging)?.errors ?? null,
    models: MODELS.map((model) => ({
      value: model,
      label: `boards.model_${model}`,
      chosen: (forms.working?.values.model ?? board.model) === model,
    })),
    others: others.map(({ slug, name }) => ({ slug, name })),
    hrefs: {
      texts: `${href}/texts`,
      working: `${href}/working`,
      place: `${href}/place`,
      merging: `${href}/merging`,
      about: `/boards/${board.slug}/about`,
    },
  };
}

function workingOf(board: Board): Record<string, string> {
  const boxes = {
    members_only: board.membersOnly,
    strict: board.strict,
    near_crisis: board.nearCrisis,
    listed: board.listed,
    read_only: board.readOnly,
    archived: board.archived,
  };
  const ticked = Object.entries(boxes).filter(([, on]) => on);
  return { name: board.name, ...Object.fromEntries(ticked.map(([name]) => [name, 'yes'])) };
}
