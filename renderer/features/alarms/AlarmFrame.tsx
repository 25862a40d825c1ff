import './wallAlarms.css';
import type { CSSProperties } from 'react';
import type { AlarmLook } from './alarmLook';

/** The frame of a tile whose camera has an alarm. It alone and the symbol flash; words hold still. */
export function AlarmFrame({ look, width }: { look: AlarmLook; width: number }) {
  const style = {
    '--frame-width': `${width}px`,
    '--frame-colour': `var(--${look.priority})`,
  } as CSSProperties;
  return (
    <div
      className={look.isFlashing ? 'alarm-frame flashing' : 'alarm-frame'}
      style={style}
      data-hollow={look.isHollow}
      data-flashes={look.isFlashing}
      aria-hidden="true"
    />
  );
}
