import { Fragment } from 'react';
import { KeyCap } from '../../kit/KeyCap';
import { useText } from '../../kit/text/useText';
import { Overlay } from './Overlay';

/** All keys of this window. Where a number comes first, the card says so. */
const groups: readonly [string, readonly [string[], string][]][] = [
  [
    'wall',
    [
      [['1…9', 'M'], 'screen'],
      [['1…9', '.'], 'tile'],
      [['1…9', 'Enter'], 'put'],
      [['1…9', 'L'], 'layout'],
      [['1…9', 'S'], 'scene'],
      [['Shift', 'S'], 'previousScene'],
      [['← ↑ ↓ →'], 'arrows'],
      [['F'], 'full'],
      [['K'], 'pin'],
      [['Shift', 'K'], 'reserve'],
      [['R'], 'replay'],
      [['←', '→'], 'replayJump'],
      [['↑', '↓'], 'replaySpeed'],
      [[',', '.'], 'replayStep'],
      [['Del'], 'off'],
      [['Ctrl', 'Z'], 'undo'],
      [['Q'], 'ribbon'],
      [['Shift', 'Q'], 'board'],
      [['G'], 'tourPause'],
      [['[', ']'], 'tourStep'],
    ],
  ],
  [
    'cases',
    [
      [['N'], 'next'],
      [['A'], 'acknowledge'],
      [['J'], 'accept'],
      [['X'], 'silence'],
      [['H'], 'shelve'],
      [['Shift', 'H'], 'aside'],
      [['Shift', 'A'], 'rate'],
      [['Enter'], 'open'],
      [['W'], 'onWall'],
      [['Shift', 'J'], 'assign'],
      [['Shift', 'E'], 'feedback'],
      [['Shift', 'R'], 'reopen'],
      [['Shift', 'C'], 'close'],
      [['Shift', 'F'], 'falseAlarm'],
      [['Shift', 'G'], 'archive'],
      [['E'], 'note'],
      [['U'], 'escalate'],
      [['Z'], 'procedureStep'],
      [['1…9', 'Z'], 'procedureAnswer'],
      [['Shift', 'Z'], 'procedureSkip'],
      [['Shift', 'X'], 'callSeen'],
      [['Shift', 'U'], 'passUp'],
      [['Shift', 'D'], 'passDown'],
      [['Shift', 'M'], 'merge'],
      [['Shift', 'P'], 'split'],
    ],
  ],
  [
    'window',
    [
      [['/'], 'search'],
      [['B'], 'cameras'],
      [['Y'], 'page'],
      [['D'], 'log'],
      [['Shift', 'B'], 'handover'],
      [['Shift', 'N'], 'rules'],
      [['Shift', 'Y'], 'report'],
      [['Ctrl', 'F'], 'history'],
      [['Ctrl', 'S'], 'save'],
      [['Ctrl', ','], 'settings'],
      [['F11'], 'fullDesk'],
      [['Shift', 'F11'], 'fullWall'],
      [['Esc'], 'leave'],
      [['Ctrl', 'Q'], 'quit'],
      [['?'], 'all'],
    ],
  ],
];

const howTos = ['fullscreen', 'demo', 'platform', 'reset'] as const;

/** Keys, and the four things a newcomer asks. */
export function KeyCard() {
  const { t } = useText();
  return (
    <Overlay title={t('desk.keys.all')} testId="key-card">
      <div className="key-groups">
        {groups.map(([group, keys]) => (
          <section key={group}>
            <h3 className="part-title">{t(`desk.keyGroup.${group}`)}</h3>
            <dl className="key-list">
              {keys.map(([caps, words]) => (
                <Fragment key={words}>
                  <dt>
                    {caps.map((cap) => (
                      <KeyCap key={cap} label={cap} />
                    ))}
                  </dt>
                  <dd>{t(`desk.keyWords.${words}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="part-title">{t('desk.help.title')}</h3>
          {howTos.map((how) => (
            <p key={how} className="how">
              <b>{t(`desk.help.${how}`)}</b>
              <br />
              {t(`desk.help.${how}How`)}
            </p>
          ))}
        </section>
      </div>
    </Overlay>
  );
}
