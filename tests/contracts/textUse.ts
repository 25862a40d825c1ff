import ts from 'typescript';
import type { SourceFile } from './ourFiles';

/** How the sources use the text room. */
export interface TextUse {
  /** Every string literal; a key among them is used. */
  readonly literals: ReadonlySet<string>;
  /** Keys made of parts, `fault.${code}`, as patterns. */
  readonly patterns: readonly RegExp[];
  /** What `t` is called with, so that a missing key is found. */
  readonly asked: readonly { readonly where: string; readonly key: string | RegExp }[];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(node: ts.TemplateExpression): RegExp {
  const rest = node.templateSpans.map(({ literal }) => `.+${escape(literal.text)}`).join('');
  return new RegExp(`^${escape(node.head.text)}${rest}$`);
}

/** The keys an argument of `t` may be: a literal, a template, either arm of a choice. */
function keysOf(node: ts.Expression): (string | RegExp)[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [patternOf(node)];
  if (ts.isConditionalExpression(node))
    return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return keysOf(node.expression);
  return [];
}

function isTextCall(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return expression.text === 't';
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 't';
}

/** Reads how the sources use the text room. */
export function readTextUse(sources: readonly SourceFile[]): TextUse {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  const asked: { where: string; key: string | RegExp }[] = [];
  for (const { name, text } of sources) {
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      // a template that starts with a section: `fault.${code}`; others are no keys
      if (ts.isTemplateExpression(node) && /^[a-z]\w*\./i.test(node.head.text)) {
        patterns.push(patternOf(node));
      }
      if (isTextCall(node) && node.arguments[0] !== undefined) {
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        for (const key of keysOf(node.arguments[0])) asked.push({ where: `${name}:${line}`, key });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { literals, patterns, asked };
}
