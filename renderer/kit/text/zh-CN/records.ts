/** 待送达的指令和记录的状态。 */
export const records = {
  order: {
    label: '待平台确认的指令',
    pending: '{{order}} · {{time}} 已下达，待平台确认',
    refused: '{{order}} · {{time}} 平台未接受：{{reason}}',
    kind: {
      open: '立为事件',
      accept: '签收',
      assign: '派单',
      feedback: '反馈',
      reopen: '退回调查',
      close: '结案',
      archive: '归档',
      escalate: '督办',
      note: '加记',
      pass: '上报或下派',
      merge: '并入',
      split: '拆出',
    },
  },
} as const;
