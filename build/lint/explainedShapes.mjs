// A schema and the type inferred from it are one thing and share one explanation:
// either the schema or the type carries it.

function nameOf(statement) {
  const { declaration } = statement;
  if (declaration?.type === 'VariableDeclaration') return declaration.declarations[0]?.id.name;
  return declaration?.id?.name;
}

const typeNameOf = (schema) => schema[0].toUpperCase() + schema.slice(1, -'Schema'.length);

export const explainedShapes = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      silent: 'Say in JSDoc what {{name}} is, at the schema or at the type inferred from it.',
    },
  },
  create(context) {
    const isExplained = (statement) =>
      context.sourceCode
        .getCommentsBefore(statement)
        .some(({ type, value }) => type === 'Block' && value.startsWith('*'));
    return {
      Program(program) {
        const exported = program.body.filter(({ type }) => type === 'ExportNamedDeclaration');
        const explained = new Set(exported.filter(isExplained).map(nameOf));
        for (const statement of exported) {
          const name = nameOf(statement) ?? '';
          if (!name.endsWith('Schema')) continue;
          if (explained.has(name) || explained.has(typeNameOf(name))) continue;
          context.report({ node: statement, messageId: 'silent', data: { name } });
        }
      },
    };
  },
};
