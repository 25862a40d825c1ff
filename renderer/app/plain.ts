import '../kit/tokens.css';
import './plain.css';
import { plainText } from '../kit/text/plainText';
import { clockText } from '../kit/time';
import { readWish, reasonOf, type PlainWish } from './plainWish';

/** What a window shows while its own page cannot live. Nothing here asks the program anything. */
function showSafe({ locales, reason, nextTryAtMs }: PlainWish): void {
  const countdowns: (() => void)[] = [];
  for (const locale of locales) {
    const t = plainText(locale);
    const block = add(document.body, 'section', 'safe');
    block.lang = locale;
    add(block, 'h1', 'safe-title').textContent = t('wall.safe.title');
    add(block, 'p', 'safe-reason').textContent = t(`wall.safe.reason.${reasonOf(reason)}`);
    const next = add(block, 'p', 'safe-next');
    countdowns.push(() => {
      const seconds = Math.max(0, Math.ceil((nextTryAtMs - Date.now()) / 1000));
      next.textContent = t('wall.safe.next', { time: clockText(nextTryAtMs), seconds });
    });
    add(block, 'p', 'safe-rest').textContent = t('wall.safe.others');
  }
  const tell = (): void => countdowns.forEach((countdown) => countdown());
  tell();
  setInterval(tell, 500);
}

/** The last picture of a window whose page is being renewed: grey, because it is not live. */
function showHeld({ locales, picture, pictureAtMs }: PlainWish): void {
  const image = add(document.body, 'img', 'held') as HTMLImageElement;
  image.src = `./held/${picture}.jpg`;
  image.alt = '';
  const t = plainText(locales[0]);
  add(document.body, 'p', 'held-words').textContent = t('wall.held', {
    time: clockText(pictureAtMs),
  });
}

function add(parent: HTMLElement, kind: string, className: string): HTMLElement {
  const element = document.createElement(kind);
  element.className = className;
  parent.append(element);
  return element;
}

const wish = readWish(location.search);
document.documentElement.lang = wish.locales[0];
document.documentElement.dataset['theme'] = 'dark';
if (wish.show === 'held') showHeld(wish);
else showSafe(wish);
