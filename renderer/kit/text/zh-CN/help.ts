/** 帮助和两分钟导览；帮助正文在 resources/help。 */
export const help = {
  help: {
    title: '帮助',
    pages: '帮助目录',
    search: '查找帮助',
    noHits: '帮助里没有这些字，换几个字再试',
    look: '用两分钟看一遍',
    step: '第 {{at}} 步，共 {{of}} 步',
    next: '下一步',
    back: '上一步',
    done: '看完了',
    endLook: '离开',
    offer: '第一次使用？',
    offerHint: '大屏照常播放，随时按 Esc 离开。以后可在帮助（F1）里再看。',
    decline: '不用了，不再提示',
  },
  look: {
    wall: {
      title: '这是大屏的缩样',
      words: '大屏正在播放的就是这些画面。方向键移动选中的画面，白框表示选中，现在就可以试。',
    },
    number: {
      title: '先数字，后按键',
      words: '输入摄像机编号，例如 1032，再按 Enter，它就上到选中的画面。输错了按 Esc 清除。',
    },
    search: {
      title: '不记得编号就搜索',
      words: '按中文、拼音、首字母或编号查找，目录也在这里。按 Esc 离开搜索框。',
    },
    layout: {
      title: '换分屏',
      words: '输入 4 再按 L 换成四分屏。看得见的画面不会重新打开，改错了可以撤销。',
    },
    scene: {
      title: '场景一步切换',
      words: '把排好的大屏存成场景，以后输入编号再按 S。历史、导出和导入都在场景库里。',
    },
    alarm: {
      title: '报警在这里',
      words: '来一条报警：这里一行，大屏一框，一种声音。选中它，再按 A 表示看到了。',
    },
    help: {
      title: '帮助总在这个角',
      words: 'F1 打开与当前页面有关的帮助，? 打开全部按键。祝值班顺利。',
    },
  },
} as const;
