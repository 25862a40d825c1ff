/** Views and finer filters of the camera list. */
export const cameras = {
  cameraList: {
    views: '看哪些摄像机',
    tree: '目录',
    favourites: '收藏',
    recent: '最近',
    owner: '所属单位',
    anyOwner: '全部单位',
    ability: '能力',
    anyAbility: '全部能力',
    steering: '可控云台',
    recordings: '有录像',
    alarms: '会报警',
    position: '有位置',
    favour: '收藏',
    unfavour: '取消收藏',
    noFavourites: '还没有收藏。在目录里选中摄像机，点星标或按 F',
    noRecent: '还没有上过墙的摄像机',
  },
} as const;
