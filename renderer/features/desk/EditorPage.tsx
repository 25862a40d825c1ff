import { useEffect, useState } from 'react';
import { useStore } from 'react-redux';
import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { editorCommand, LayoutEditor, type EditorCommand } from '../layouts';
import { chordOf } from './chords';
import { LivePicture } from './LivePicture';
import { pressOf } from './pressOf';
import { benchOf, clickInEditor, isEditorShown, runInEditor, type Room } from './previewCommands';
import { SaveForm } from './SceneList';
import { useDesk, type Desk } from './useDesk';

/** The editor of layouts in the centre of the desk. */
export function EditorPage() {
  const desk = useDesk();
  const { state, dispatch, run } = desk;
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const [isSaving, setSaving] = useState(false);
  const room = useRoom(desk);
  useEditorKeys(desk, (command) => void runInEditor(command, room()));
  const bench = benchOf(state, view);
  const { preview } = view;
  if (bench === undefined || preview === null) return null;
  return (
    <LayoutEditor
      preview={preview}
      screens={view.station.screens}
      screen={bench.screen}
      editing={bench.editing}
      picture={(camera, playKey) => (
        <LivePicture playKey={playKey} camera={camera} purpose="miniature" />
      )}
      onScreen={({ number }) => dispatch({ type: 'screenChosen', number })}
      onTile={(tile) => void clickInEditor(tile, room())}
      onPreset={(tileCount) => run({ kind: 'layout', tileCount })}
      onCommand={(command) => void runInEditor(command, room())}
      onDesk={(kind) => run({ kind })}
      onSave={() => setSaving((is) => !is)}
      isSaving={isSaving}
      saveForm={
        isSaving ? (
          <SaveForm scenes={view.scenes} channel="preview:save" onDone={() => setSaving(false)} />
        ) : null
      }
    />
  );
}

/** What a command may read and do, as new as it can be. */
function useRoom({ current, dispatch, ask }: Desk): () => Room {
  const store = useStore<HasView>();
  return () => ({
    state: current(),
    view: selectView(store.getState()),
    dispatch,
    ask,
  });
}

/** The editor's own keys, heard before those of the desk. */
function useEditorKeys({ current }: Desk, onCommand: (command: EditorCommand) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const press = pressOf(event);
      const { digits, editing } = current();
      if (press.isComposing || press.isInText || press.hasAlt || !isEditorShown(current())) return;
      const isWaiting = editing !== null && (editing.region !== null || editing.picking !== null);
      const command = editorCommand(chordOf(press), { hasDigits: digits !== '', isWaiting });
      if (command === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onCommand(command);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}
