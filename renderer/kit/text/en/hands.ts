/** Key card, palette, menus and game pad of the desk. */
export const hands = {
  keyCard: {
    find: 'Find an action',
    hint: 'Keys do nothing while an input method is composing. Ctrl K finds every action by name.',
    change: 'Change keys',
    howChange:
      'Choose “New key”, then press it; Esc leaves it. A key is its place on the board, whatever the input method.',
    newKey: 'New key',
    noKey: 'No key',
    reset: 'Default',
    resetAll: 'All back to default',
    none: 'None',
    digits: 'Digits',
    press: 'Press the new key; Esc leaves it',
    refused: 'This key cannot be given away; choose another',
    clash: '{{key}} is “{{action}}” now; press it again to give it away, Esc to leave it',
    noCharacters: 'Turn off letter, digit and sign keys',
    noCharactersHint:
      'For speech input and unsteady hands; keys with Ctrl, function keys and arrows stay.',
  },
  palette: {
    title: 'Find anything',
    open: 'Find anything',
    hint: 'Actions, scenes, cameras: Chinese, pinyin, initials, English, number',
    none: 'Nothing found; try other words',
    number: 'Type a number',
    foot: '↑ ↓ choose · Enter runs · a number may follow, as in “layout 16”',
    needs: {
      tile: 'No tile',
      camera: 'The selected tile has no camera',
      steerable: 'The selected camera cannot be steered',
      steering: 'This desk steers no PTZ',
      replay: 'The selected tile is live',
      tour: 'The selected tile has no tour',
      alarm: 'Choose an alarm first',
      case: 'Choose an incident first',
      procedure: 'No step of a procedure waits',
      call: 'No escalation waits',
    },
  },
  menu: {
    put: 'Put on tile {{tile}}',
    scene: 'Recall scene {{number}}',
    tile: 'Tile {{number}}',
    sceneTitle: 'Scene {{number}}',
    camera: 'Camera',
  },
  pad: {
    title: 'Game pad',
    stick: 'Stick',
    move: 'Move the tile selection; in a replay go through it; steer a PTZ, LT RT zoom',
  },
} as const;
