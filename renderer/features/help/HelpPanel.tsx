import './help.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { HelpArticle } from './HelpArticle';
import { useHelpPages } from './helpPages';
import { findHelp } from './parseHelp';

interface Props {
  /** The page that fits what is on the desk. */
  pageId: string;
  onLeave: () => void;
  onLook: () => void;
}

/** Help over whatever is open, which stays as it is: found by a word, read by arrows. */
export function HelpPanel({ pageId, onLeave, onLook }: Props) {
  const { t, locale } = useText();
  const pages = useHelpPages(locale);
  const [words, setWords] = useState('');
  const [chosenId, setChosenId] = useState(pageId);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const found = findHelp(pages, words);
  const page = found.find(({ id }) => id === chosenId) ?? found[0];
  const step = (by: number): void => {
    const at = page === undefined ? -1 : found.indexOf(page);
    const next = found[Math.max(0, Math.min(found.length - 1, at + by))];
    if (next !== undefined) setChosenId(next.id);
  };
  return (
    <section
      className="overlay help"
      role="dialog"
      aria-label={t('help.title')}
      data-testid="help"
      data-keys="own"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const isArticle = event.target instanceof Element && event.target.closest('.help-page');
        const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
        if (by === 0 || isArticle !== null) return;
        event.preventDefault();
        step(by);
      }}
    >
      <div className="region-head">
        <h2 className="overlay-title">{t('help.title')}</h2>
        <span className="top-space" />
        <Button onPress={onLook} testId="help-look">
          {t('help.look')}
        </Button>
        <Button look="plain" keyOf="leave" onPress={onLeave}>
          {t('desk.close')}
        </Button>
      </div>
      <div className="help-halves">
        <nav className="help-list" aria-label={t('help.pages')}>
          <input
            ref={search}
            className="field"
            type="search"
            data-testid="help-search"
            aria-label={t('help.search')}
            placeholder={t('help.search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {found.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="help-choice"
              aria-current={id === page?.id || undefined}
              onClick={() => setChosenId(id)}
            >
              {title}
            </button>
          ))}
          {pages.length > 0 && found.length === 0 ? (
            <p className="hint">{t('help.noHits')}</p>
          ) : null}
        </nav>
        {/* What is longer than the page is scrolled by keys. */}
        <div className="help-page" role="group" tabIndex={0} aria-label={page?.title ?? ''}>
          {page === undefined ? null : <HelpArticle page={page} />}
        </div>
      </div>
    </section>
  );
}
