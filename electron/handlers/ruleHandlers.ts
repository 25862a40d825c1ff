import { success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** rules:* — what is saved is logged with its number; drafts and trials change nothing. */
export const ruleHandlers = (deps: HandlerDeps): HandlersOf<'rules'> => {
  const { rules, ruleDesk, settings } = deps.station;
  return {
    'rules:read': async ({ number }) => {
      const book = number === null ? success(rules.inForce()) : rules.version(number);
      if (!book.ok) return book;
      return success({
        book: book.value,
        versions: rules.versions(),
        words: await ruleDesk.words(),
      });
    },
    'rules:preview': async ({ book }) => success(await ruleDesk.preview(book)),
    'rules:save': async ({ book }) => {
      const saved = await rules.save(book, settings.current().actor);
      const subject = saved.ok ? `version ${String(saved.value.number)}` : '';
      return logged(deps, 'rules:save', subject, saved);
    },
    'rules:try': ({ book, fromMs, toMs }) => ruleDesk.try(book, fromMs, toMs),
    'rules:trying': () => success(ruleDesk.trying()),
    'rules:stop': () => {
      ruleDesk.stop();
      return success(null);
    },
  };
};
