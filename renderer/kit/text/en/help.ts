/** Help and the guided look; what the pages say stands in resources/help. */
export const help = {
  help: {
    title: 'Help',
    pages: 'Help pages',
    search: 'Search the help',
    noHits: 'No page of the help has these words; try others',
    look: 'Take a two-minute look',
    step: 'Step {{at}} of {{of}}',
    next: 'Next',
    back: 'Back',
    done: 'Done',
    endLook: 'Leave',
    offer: 'New here?',
    offerHint: 'The wall plays on; Esc leaves at any time. You find it again in the help (F1).',
    decline: 'No thanks, do not offer again',
  },
  look: {
    wall: {
      title: 'The wall in small',
      words:
        'These are the pictures that play on the wall. Arrow keys move the selected tile, the white frame; try it now.',
    },
    number: {
      title: 'Number first, then the key',
      words:
        'Type the number of a camera, such as 1032, and press Enter: it goes to the selected tile. Esc clears a wrong number.',
    },
    search: {
      title: 'No number at hand? Search',
      words:
        'By Chinese, pinyin, initials or number; the camera tree is here too. Esc leaves the search field.',
    },
    layout: {
      title: 'Change the layout',
      words:
        'Type 4 and press L for a layout of four. Pictures that stay visible are not opened anew, and it can be undone.',
    },
    scene: {
      title: 'A scene in one step',
      words:
        'Keep a wall that you arranged as a scene; later type its number and press S. History, export and import are in the scene library.',
    },
    alarm: {
      title: 'Alarms come here',
      words:
        'An alarm is one row here, one frame on the wall and one sound. Choose it and press A: you have seen it.',
    },
    help: {
      title: 'Help is always in this corner',
      words: 'F1 opens the help that fits the page, ? opens all keys. Have a quiet shift.',
    },
  },
} as const;
