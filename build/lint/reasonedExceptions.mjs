// A rule may be set aside on one line, for a reason that is written down there.
export const reasonedExceptions = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      reason: 'Say why after two dashes: eslint-disable-next-line the-rule -- the reason.',
      file: 'Set a rule aside for the next line, not for a whole file: eslint-disable-next-line.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (!text.startsWith('eslint-disable')) continue;
          if (/^eslint-disable(\s|$)/.test(text)) {
            context.report({ loc: comment.loc, messageId: 'file' });
          } else if (!/--\s*\S.{8,}/.test(text)) {
            context.report({ loc: comment.loc, messageId: 'reason' });
          }
        }
      },
    };
  },
};
