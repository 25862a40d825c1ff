/** Views and finer filters of the camera list. */
export const cameras = {
  cameraList: {
    views: 'Which cameras are listed',
    tree: 'Tree',
    favourites: 'Favourites',
    recent: 'Recent',
    owner: 'Owner',
    anyOwner: 'Every owner',
    ability: 'Ability',
    anyAbility: 'Every ability',
    steering: 'PTZ, steerable',
    recordings: 'Recordings',
    alarms: 'Alarms',
    position: 'Position known',
    favour: 'Add to favourites',
    unfavour: 'Remove from favourites',
    noFavourites: 'No favourites yet. Choose a camera in the tree, then click its star or press F',
    noRecent: 'No camera was put on the wall yet',
  },
} as const;
