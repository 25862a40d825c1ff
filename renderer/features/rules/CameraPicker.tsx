import { useState } from 'react';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { request } from '../../bridge/bridge';
import { useText } from '../../kit/text/useText';
import { cameraWords, type RuleRoom } from './clauses';

interface Props {
  label: string;
  chosen: readonly CameraId[];
  room: RuleRoom;
  onAdd: (camera: Camera) => void;
  onRemove: (cameraId: CameraId) => void;
}

/** Cameras by their numbers, as everywhere at the desk. */
export function CameraPicker({ label, chosen, room, onAdd, onRemove }: Props) {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);
  const add = async (): Promise<void> => {
    if (number === '') return;
    const found = await request('catalog:number', { number: Number(number) });
    const camera = found.ok ? found.value : null;
    setIsUnknown(camera === null);
    if (camera === null) return;
    onAdd(camera);
    setNumber('');
  };
  return (
    <span className="camera-picker">
      {chosen.map((cameraId) => (
        <button
          key={cameraId}
          type="button"
          className="word"
          aria-label={t('rules.takeOut', { clause: cameraWords(cameraId, room) })}
          onClick={() => onRemove(cameraId)}
        >
          {cameraWords(cameraId, room)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        className="field word-number"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={isUnknown}
        placeholder={t('rules.cameraNumber')}
        title={isUnknown ? t('rules.noCamera', { number }) : undefined}
        value={number}
        onChange={(event) => {
          setIsUnknown(false);
          setNumber(event.target.value.replace(/\D/g, '').slice(0, 6));
        }}
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
          event.stopPropagation();
          void add();
        }}
      />
      {isUnknown ? <span className="issue">{t('rules.noCamera', { number })}</span> : null}
    </span>
  );
}
