// Shows the longest files and functions. Nothing fails: a file that stands out is
// a question for the next reader.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const SHOWN = 15;

function sources() {
  return ['electron', 'renderer', 'build', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.(m?ts|tsx|mjs|cjs)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
}

const isFunction = (node) => ts.isFunctionLike(node) && node.body !== undefined;

function nameOf(node) {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.name.getText();
  }
  if (ts.isCallExpression(parent)) return `${parent.expression.getText().slice(0, 40)}(…)`;
  return ts.isConstructorDeclaration(node) ? 'constructor' : '(unnamed)';
}

function functionsIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  const found = [];
  const visit = (node) => {
    if (isFunction(node)) {
      const start = lineAt(node.getStart());
      found.push({
        lines: lineAt(node.getEnd()) - start + 1,
        name: `${file}:${start + 1} ${nameOf(node)}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const longestFirst = (a, b) => b.lines - a.lines;
const isTest = (name) => /\.test\.|^tests\//.test(name);
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function show(title, entries) {
  console.log(`\n${title}`);
  for (const { lines, name } of entries.toSorted(longestFirst).slice(0, SHOWN)) {
    console.log(`${String(lines).padStart(6)}  ${name}`);
  }
}

const files = [];
const functions = [];
for (const file of sources()) {
  const text = readFileSync(path.join(root, file), 'utf8');
  files.push({ name: file, lines: text.split('\n').length - 1 });
  if (!isTest(file)) functions.push(...functionsIn(file, text));
}

const product = files.filter(({ name }) => !isTest(name));
show('Longest files', product);
show(
  'Longest test files',
  files.filter(({ name }) => isTest(name)),
);
show('Longest functions', functions);

const lengths = product.map(({ lines }) => lines).sort((a, b) => a - b);
console.log(
  `\n${product.length} files and ${files.length - product.length} of tests; ` +
    `median ${at(lengths, 0.5) ?? 0} lines, nine in ten under ${at(lengths, 0.9) ?? 0}`,
);
