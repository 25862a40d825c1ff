// What a person reads stands in renderer/kit/text, in both languages. This rule
// finds words that stand elsewhere: text and labels in TSX, Han characters anywhere.

const READ_ALOUD = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
]);
/** What stands on a key of the keyboard is the same in every language. */
const KEYS = new Set(['KeyCap', 'kbd']);
const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;

function words(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.raw).join(' ');
  return '';
}

/** The literals an expression may end up as: both arms of a choice, both sides of a default. */
function endings(node) {
  switch (node?.type) {
    case 'JSXExpressionContainer':
      return endings(node.expression);
    case 'ConditionalExpression':
      return [...endings(node.consequent), ...endings(node.alternate)];
    case 'LogicalExpression':
      return [...endings(node.left), ...endings(node.right)];
    default:
      return node == null ? [] : [node];
  }
}

export const wordsInTextRoom = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      words:
        'A person reads "{{words}}". Put it into renderer/kit/text in both languages and show it by its key.',
    },
  },
  create(context) {
    const told = new Set();
    const tell = (node, text) => {
      if (told.has(node)) return;
      told.add(node);
      context.report({ node, messageId: 'words', data: { words: text.trim().slice(0, 40) } });
    };
    const isOnKey = (node) => KEYS.has(node.parent?.openingElement?.name.name);
    const check = (node) => {
      if (isOnKey(node)) return;
      for (const ending of endings(node)) {
        const text = words(ending);
        if (LETTER.test(text)) tell(ending, text);
      }
    };
    const isCompared = ({ parent }) =>
      parent.type === 'BinaryExpression' && parent.operator !== '+';
    const checkHan = (node) => {
      const text = words(node);
      if (HAN.test(text) && !isCompared(node)) tell(node, text);
    };
    return {
      JSXText(node) {
        if (LETTER.test(node.value) && !isOnKey(node)) tell(node, node.value);
      },
      'JSXElement > JSXExpressionContainer': check,
      'JSXFragment > JSXExpressionContainer': check,
      JSXAttribute(node) {
        if (KEYS.has(node.parent.name.name)) return;
        if (READ_ALOUD.has(node.name.name)) check(node.value);
      },
      Literal: checkHan,
      TemplateLiteral: checkHan,
    };
  },
};
