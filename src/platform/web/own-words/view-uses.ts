import Handlebars from 'handlebars';

/** What a view asks for, by name. */
export interface Uses {
  partials: Set<string>;
  messages: Set<string>;
  assets: Set<string>;
  /** Values of the page, such as `frame.title`. */
  values: Set<string>;
  /** Values that are put in as they are, without being made harmless. */
  raw: Set<string>;
  /** Names that are worked out while the page is made: nobody can tell beforehand whether they exist. */
  unknowable: boolean;
}

/** Reads a view without making a page of it. @throws Error where it is no view */
export function usesOf(source: string): Uses {
  const reader = new Reader();
  reader.accept(Handlebars.parse(source));
  return reader.uses;
}

class Reader extends Handlebars.Visitor {
  readonly uses: Uses = {
    partials: new Set(),
    messages: new Set(),
    assets: new Set(),
    values: new Set(),
    raw: new Set(),
    unknowable: false,
  };

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped) this.uses.raw.add(nameOf(statement.path));
    this.called(statement);
    super.MustacheStatement(statement);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.called(expression);
    super.SubExpression(expression);
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.partial(statement.name);
    statement.params.forEach((param) => this.accept(param));
    if (statement.hash as unknown) this.accept(statement.hash);
  }

  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
    this.uses.unknowable = true;
    super.PartialBlockStatement(statement);
  }

  override DecoratorBlock(): void {
    this.uses.unknowable = true;
  }

  override Decorator(): void {
    this.uses.unknowable = true;
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const name = nameOf(path);
    if (!path.data && name !== '') this.uses.values.add(name);
  }

  private partial(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    if (name.type === 'PathExpression') this.uses.partials.add(name.original);
    else this.uses.unknowable = true;
  }

  private called({ path, params }: { path: hbs.AST.Expression; params: hbs.AST.Expression[] }): void {
    const [first] = params;
    if (first?.type !== 'StringLiteral') return;
    const { value } = first as hbs.AST.StringLiteral;
    if (nameOf(path) === 'message') this.uses.messages.add(value);
    if (nameOf(path) === 'asset') this.uses.assets.add(value);
  }
}

function nameOf(path: hbs.AST.Node): string {
  return path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).parts.join('.') : '';
}
