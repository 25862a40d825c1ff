import './zoom.css';
import { useState, type SubmitEvent } from 'react';
import type { Camera } from '#contract/camera';
import type { Crop, Zoom } from '#contract/zoom';
import { Button } from '../../kit/Button';
import { localText, useText } from '../../kit/text/useText';

interface Props {
  camera: Camera | null;
  zoom: Zoom | null;
  crops: readonly Crop[];
  refusal: string | null;
  onSave: (number: number, name: string) => void;
  onPut: (number: number) => void;
  onRemove: (number: number) => void;
}

/** Numbers of parts begin here, away from those of most cameras. */
const firstNumber = 9001;

/** The part that the selected tile shows becomes a camera of its own; those that are kept. */
export function CropForm(props: Props) {
  const { camera, zoom, crops, refusal, onSave, onPut, onRemove } = props;
  const { t, locale } = useText();
  const highest = Math.max(firstNumber - 1, ...crops.map(({ number }) => number));
  const [number, setNumber] = useState(String(highest + 1));
  const [name, setName] = useState('');
  const canSave = camera !== null && zoom !== null;
  const words = camera === null ? '' : `${camera.number} ${localText(camera.name, locale)}`;
  return (
    <form
      className="crop-form"
      data-testid="crop-form"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (canSave) onSave(Number(number), name);
      }}
    >
      <p>{canSave ? t('zoom.form.intro', { camera: words }) : t('fault.crop_whole')}</p>
      {canSave ? (
        <div className="crop-fields">
          <label className="case-field">
            {t('zoom.form.number')}
            <input
              className="field"
              name="number"
              inputMode="numeric"
              pattern="[1-9][0-9]{0,5}"
              required
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          </label>
          <label className="case-field">
            {t('zoom.form.name')}
            <input
              className="field"
              name="name"
              required
              pattern=".*\S.*"
              maxLength={60}
              autoComplete="off"
              autoFocus
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="button" data-look="primary" data-testid="crop-keep">
            {t('zoom.form.keep')}
          </button>
        </div>
      ) : null}
      {refusal === null ? null : <p role="alert">{refusal}</p>}
      <h3 className="part-title">{t('zoom.form.list')}</h3>
      {crops.length === 0 ? <p className="hint">{t('zoom.form.none')}</p> : null}
      <ul className="crop-list">
        {crops.map((crop) => (
          <li key={crop.number}>
            <b>{crop.number}</b>
            <span>{crop.name}</span>
            <Button onPress={() => onPut(crop.number)}>{t('zoom.form.put')}</Button>
            <Button look="plain" onPress={() => onRemove(crop.number)}>
              {t('zoom.form.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  );
}
